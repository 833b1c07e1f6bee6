"""What every command is given: the language and the lexicon in force, and how people are told things."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from workplan.cli.texts import COMMON
from workplan.errors import UsageError, WorkplanError
from workplan.texts import LANGUAGES, Texts, text
from workplan.visible import in_json, in_one_line, visible

if TYPE_CHECKING:
    import typer
    from rich.console import Console, ConsoleOptions, RenderableType

    from workplan.lexicon import Lexicon
    from workplan.ocr import Ocr
    from workplan.readers.limits import Limits

COMPLETING: Final = "_WORKPLAN_COMPLETE"
"""Set by a shell that asks what a line could go on with."""

_LANG: Final = ("--lang", "--lang=")


@dataclass(frozen=True, slots=True)
class Shell:
    """The surroundings of one run.

    Attributes:
        lang: ``zh`` or ``en``.
        asked: the language that ``--lang`` asks for, None if the locale decides.
        texts: what the command in hand can say.
        folders: the user's lexicon folders, the last wins.
        version: only the version is asked for.
        ocr: which pages of the files are to be recognised, none if None.
        loaded: the lexicon of the user's folders, once it was asked for; the same for all shells of one run.
        limits: what a file is refused beyond, the usual ones if None.
        completion: the shell that completion is to be installed for, empty for the one in use, None if not asked for.
    """

    lang: str = "en"
    folders: tuple[str, ...] = ()
    version: bool = False
    ocr: Ocr | None = None
    limits: Limits | None = None
    completion: str | None = None
    asked: str | None = None
    texts: Texts = field(default_factory=lambda: COMMON)
    loaded: dict[tuple[str, ...], Lexicon] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Shell:
        """Take the language from the locale, as POSIX orders its variables.

        >>> Shell.from_environment({"LANG": "zh_CN.UTF-8"}).lang
        'zh'
        >>> Shell.from_environment({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}).lang
        'en'
        """
        names = ("LC_ALL", "LC_MESSAGES", "LANG")
        locale = next((environ[name] for name in names if environ.get(name)), "")
        return cls(lang="zh" if locale.lower().startswith("zh") else "en")

    def speaking(self, argv: Sequence[str]) -> Shell:
        """Take the language that ``argv`` asks for, so that what is wrong with ``argv`` can be told in it.

        >>> Shell().speaking(["show", "x", "--lang", "zh"]).lang
        'zh'
        """
        after = [*argv[1:], ""]
        asked = [word[7:] or following for word, following in zip(argv, after, strict=False) if word[:7] in _LANG]
        return replace(self, lang=next((lang for lang in reversed(asked) if lang in LANGUAGES), self.lang))

    def with_common_options(self, argv: Sequence[str]) -> tuple[Shell, list[str]]:
        """Take the options of all commands out of ``argv``, wherever they stand, and return what is left.

        They come before everything else because the language decides what typer itself will say.

        Raises:
            UsageError: an option without its value, or an unknown language.
        """
        shell, rest, words, limits = self, list[str](), iter(argv), list[str]()
        for word in words:
            option, equals, value = word.partition("=")
            if word == "--":
                rest += [word, *words]
            elif word == "--version":
                shell = replace(shell, version=True)
            elif option == "--install-completion":
                shell = replace(shell, completion=value or next(words, ""))
            elif option in ("--lang", "--lexicon", "--limit"):
                given = value if equals else next(words, None)
                if not given:
                    raise shell.wrong_use("usage.no-value", option=option)
                if option == "--lexicon":
                    shell = replace(shell, folders=(*shell.folders, given))
                elif option == "--limit":
                    limits.append(given)
                elif given in LANGUAGES:
                    shell = replace(shell, lang=given, asked=given)
                else:
                    raise shell.wrong_use("usage.choice", option=option, given=given, choices=", ".join(LANGUAGES))
            else:
                rest.append(word)
        if limits:
            from workplan.readers.limits import Limits

            shell = replace(shell, limits=Limits.of(limits))
        return shell, rest

    @classmethod
    def of(cls, ctx: typer.Context, texts: Texts) -> Shell:
        """Return the shell that the command with these texts runs in."""
        return cast("Shell", ctx.find_root().obj).knowing(texts)

    def knowing(self, texts: Texts) -> Shell:
        """Return the shell that can say ``texts`` too.

        >>> Shell().knowing({"done": ("完成", "done")}).say("done")
        'done'
        """
        return replace(self, texts={**self.texts, **texts})

    def say(self, key: str, **values: object) -> str:
        """Return a text in the language in force."""
        return text(self.texts, key, self.lang, **values)

    def tell(self, key: str, **values: object) -> None:
        """Print a text on stderr, in one line whatever its values hold."""
        shown = {
            name: value if isinstance(value, int | float) else in_one_line(str(value)) for name, value in values.items()
        }
        print(self.say(key, **shown), file=sys.stderr)

    def complain(self, error: WorkplanError) -> None:
        """Print what an error says on stderr."""
        self.tell("error", message=error.message(self.lang))

    def error(self, key: str, **values: object) -> WorkplanError:
        """Return an error that a text describes."""
        return WorkplanError(zh=text(self.texts, key, "zh", **values), en=text(self.texts, key, "en", **values))

    def wrong_use(self, key: str, **values: object) -> UsageError:
        """Return the error for wrong use that a text describes."""
        return UsageError(zh=text(self.texts, key, "zh", **values), en=text(self.texts, key, "en", **values))

    def choose(self, option: str, given: str, choices: Sequence[str]) -> str:
        """Return ``given`` if it is one of ``choices``.

        Raises:
            UsageError: it isn't.
        """
        if given not in choices:
            raise self.wrong_use("usage.choice", option=option, given=given, choices=", ".join(choices))
        return given

    def lexicon(self) -> Lexicon | None:
        """Return the lexicon with the user's folders behind it, None for the built-in one; it is made once a run.

        Raises:
            LexiconError: a folder is missing.
        """
        if not self.folders:
            return None
        if self.folders not in self.loaded:
            from workplan.lexicon import Lexicon

            self.loaded[self.folders] = Lexicon(*self.folders)
        return self.loaded[self.folders]

    def show(self, parts: Iterable[RenderableType]) -> None:
        """Print things of rich on stdout, without the blanks at the ends of lines where no terminal is."""
        console = self.console()
        parts = map(_harmless, parts)
        if console.is_terminal:
            for part in parts:
                console.print(part)
            return
        with console.capture() as capture:
            for part in parts:
                console.print(part)
        for line in capture.get().splitlines():
            print(line.rstrip())

    def write(self, data: bytes, *, json: bool = False) -> None:
        """Write data to stdout as it is; to a terminal with what would steer it shown, in JSON by its own escapes."""
        sys.stdout.flush()
        if sys.stdout.isatty():
            told = data.decode()
            data = (in_json(told) if json else visible(told)).encode()
        sys.stdout.buffer.write(data)

    def console(self, *, stderr: bool = False) -> Console:
        """Return a rich console on stdout or stderr."""
        from workplan.cli.wrapping import Terminal

        return Terminal(stderr=stderr, highlight=False, soft_wrap=False, emoji=False, markup=False)


def _harmless(part: RenderableType) -> RenderableType:
    """Return a thing of rich whose texts can't steer the terminal; its own colours stay."""
    from rich.segment import Segment

    class Harmless:
        def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
            for segment in console.render(part, options):
                yield segment if segment.control else Segment(visible(segment.text), segment.style)

    return Harmless()
