"""A zip archive of an office program → its parts, unpacked within limits; XML without entities."""

from __future__ import annotations

import io
import zipfile
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from workplan.readers.containers import BROKEN
from workplan.readers.office.limits import RATIO_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import XMLParser, _Element

    from workplan.readers.given import Given

MB: Final = 1 << 20
_KEPT: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED: Final = 0x1
_CENTRAL: Final = b"PK\x01\x02"
_ENTRY: Final = 46  # bytes of an entry of the archive's directory, at the least
# Strict OOXML names the same things otherwise.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """An open archive.

    Args:
        given: the file.

    Raises:
        UnreadableError: it is damaged, encrypted, or larger than what is read.
    """

    def __init__(self, given: Given) -> None:
        self.given = given
        check_size(given)
        most = given.limits.files
        if len(given.data) > most * _ENTRY and given.data.count(_CENTRAL) > most:
            raise given.too_large(f"其中的文件多于 {most} 个", f"more than {most} files inside", "files")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(given.data))
        except BROKEN as error:
            raise given.damaged(error) from error

    @cached_property
    def _members(self) -> Mapping[str, zipfile.ZipInfo]:
        return {_plain(info.filename): info for info in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts in small letters, without a slash before them."""
        return tuple(self._members)

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, None if there is none of this name.

        Raises:
            UnreadableError: it is damaged, encrypted, or larger than what is read.
        """
        info = self._members.get(_plain(name))
        if info is None:
            return None
        if info.flag_bits & _LOCKED:
            raise self.given.encrypted()
        if info.compress_type not in _KEPT:
            raise self.given.damaged(f"{name}: compression {info.compress_type}")
        limits = self.given.limits
        part, grown = int(limits.part_mb * MB), max(RATIO_FROM, int(info.compress_size * limits.growth))
        most, name_of = min((part, "part_mb"), (grown, "growth"))
        try:
            with self._archive.open(info) as file:
                data = file.read(most + 1)
        except BROKEN as error:
            raise self.given.damaged(error) from error
        except RuntimeError as error:
            raise self.given.encrypted() from error
        if len(data) > most:
            told = f"{most / MB:.3g} MB"
            raise self.given.too_large(f"{name} 解压后超过 {told}", f"{name} unpacks to over {told}", name_of)
        return data

    def xml(self, name: str, *, limit: str = "elements") -> _Element | None:
        """Return the root of a part that is XML, None if there is none of this name.

        Args:
            name: name of the part.
            limit: name of the limit to its elements and attributes.

        Raises:
            UnreadableError: it is damaged, encrypted, larger than what is read, or defines entities.
        """
        data = self.part(name)
        return None if data is None else parse(data, self.given, name, limit=limit)

    def relations(self, name: str) -> dict[str, str]:
        """Return the parts that a part refers to, by the last word of the relation's type (the first of each).

        >>> from workplan.lexicon import default
        >>> from workplan.readers.containers import DOCX
        >>> from workplan.readers.given import Given
        >>> file = io.BytesIO()
        >>> with zipfile.ZipFile(file, "w") as archive:
        ...     archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        ...         'relationships"><Relationship Type="http://x/officeDocument" Target="/word/a.xml"/>'
        ...         '</Relationships>')
        >>> Package(Given(file.getvalue(), DOCX, None, default())).relations("")
        {'officeDocument': 'word/a.xml'}
        """
        found: dict[str, str] = {}
        for _, kind, target in self._relations(name):
            found.setdefault(kind, target)
        return found

    def targets(self, name: str) -> dict[str, str]:
        """Return the parts that a part refers to, by the identifier of the relation."""
        return {identifier: target for identifier, _, target in self._relations(name)}

    def _relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Identifier, kind and part of each relation; what lies outside the archive is left out."""
        folder, _, base = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{base}.rels".lstrip("/"))
        for relation in root.iter(_RELATION) if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                where = target if target.startswith("/") else f"{folder}/{target}"
                yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], _resolved(where)


def check_size(given: Given, limit: str = "file_mb") -> None:
    """Refuse a file of more megabytes than the limit of this name.

    Raises:
        UnreadableError: it is larger.
    """
    most: float = getattr(given.limits, limit)
    if len(given.data) > most * MB:
        raise given.too_large(f"文件超过 {most} MB", f"over {most} MB", limit)


def parse(data: bytes, given: Given, name: str, *, limit: str = "elements") -> _Element:
    """Return the root of some XML; a document type, and so every entity, is refused.

    Args:
        data: the XML.
        given: the file it belongs to, for messages.
        name: name of the part.
        limit: name of the limit to its elements and attributes.

    Raises:
        UnreadableError: it is damaged, defines entities, or is larger than what is read.
    """
    from lxml import etree

    bare = data if b"\0" not in data[:4] else data.replace(b"\0", b"")
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise given.damaged(f"{name}: a document type is not allowed")
    most: float = getattr(given.limits, limit)
    if data.count(b"<") + 2 * data.count(b"=") > most:
        raise given.too_large(f"{name} 的元素多于 {most} 个", f"more than {most} elements in {name}", limit)
    if b"purl.oclc.org/ooxml" in data[:4096]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise given.damaged(f"{name}: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise given.damaged(f"{name}: a document type is not allowed")
    return root


@cache
def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _plain(name: str) -> str:
    r"""A part's name as the standards write it: some programs write ``word\document.xml`` or ``/word/document.xml``."""
    return name.replace("\\", "/").lstrip("/").lower()


def _resolved(path: str) -> str:
    """A path without ``.`` and ``..``."""
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
