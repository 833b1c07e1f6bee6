"""The errors that workplan raises: one small hierarchy, each message complete in itself.

A message says where (file and place), what was found, what was expected and what to do, in Chinese and English. It is
one line whatever the file is called.
"""

from __future__ import annotations

from functools import partial

from workplan.visible import in_one_line


class WorkplanError(Exception):
    """Base of every error that workplan raises on purpose.

    Args:
        zh: the message in Chinese.
        en: the same message in English.

    >>> str(WorkplanError(zh="文件为空", en="the file is empty"))
    'the file is empty'
    >>> WorkplanError(zh="文件为空", en="the file is empty").message("zh")
    '文件为空'
    """

    def __init__(self, *, zh: str, en: str) -> None:
        self.zh, self.en = in_one_line(zh), in_one_line(en)
        super().__init__(self.en)

    def __reduce__(self) -> tuple[partial[WorkplanError], tuple[()]]:
        """Let the error pass between processes."""
        return partial(type(self), zh=self.zh, en=self.en), ()

    def message(self, lang: str = "en") -> str:
        """Return the message in ``"zh"`` or (anything else) English."""
        return self.zh if lang == "zh" else self.en


class UnreadableError(WorkplanError):
    """The input can't be read as text: it is missing, empty, of another format or in no known encoding."""


class InvalidDocumentError(WorkplanError):
    """A text given to :func:`workplan.from_json` is no canonical JSON of a Document."""


class LexiconError(WorkplanError):
    """A lexicon file breaks the rules of its header: wrong columns, a duplicate, a dangling successor."""


class UsageError(WorkplanError):
    """An argument can't be used: an unknown section path, rule code, format or option value."""
