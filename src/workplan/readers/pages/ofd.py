"""An OFD → pages of characters and rulings; ofdkit opens the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofdkit import OFDError
from ofdkit._xml import parse_xml
from ofdkit.package import Package

from workplan.readers.containers import UNREADABLE
from workplan.readers.office.package import MB, check_size
from workplan.readers.pages.flowing import written
from workplan.readers.pages.leaf import Leaf
from workplan.readers.pages.limited import counted, within_limits
from workplan.readers.pages.ofd_objects import A4, POINTS, Artist, box, child, children
from workplan.readers.pages.turning import upright
from workplan.readers.watched import watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from workplan.readers.given import Given
    from workplan.readers.pages.ofd_objects import Rectangle
    from workplan.source import SourceText


def read(given: Given) -> SourceText:
    """Read an OFD that has text: paragraphs and tables, each with its page and box."""
    check_size(given)
    return within_limits(given, lambda: written(given, _leaves(given), reader="ofd"), guard=watched)


def _leaves(given: Given) -> list[Leaf]:
    """The pages of an OFD: their characters and rulings."""
    try:
        with Package(given.data) as package:
            return list(counted(given, _Reading(given, package).leaves()))
    except OFDError as error:
        if _is_locked(error):
            raise given.encrypted() from error
        raise given.damaged(error) from error
    except UNREADABLE as error:
        raise given.damaged(error) from error


def _is_locked(error: BaseException) -> bool:
    """Whether a part can't be read for want of a password, as zipfile says it: by a RuntimeError of no special kind.

    A NotImplementedError is one too; with that zipfile says that it doesn't know how a part is compressed.
    """
    return isinstance(error.__cause__, RuntimeError) and not isinstance(error.__cause__, NotImplementedError)


class _Reading:
    """Goes from the package to its documents, their pages and the objects on them."""

    def __init__(self, given: Given, package: Package) -> None:
        self.given = given
        self.package = package

    def leaves(self) -> Iterator[Leaf]:
        """The pages of all documents in the package."""
        entry = self.package.find("OFD.xml")
        root = self._xml(entry) if entry is not None else None
        if root is None:
            raise self.given.damaged("OFD.xml is missing")
        number = 0
        for body in children(root, "DocBody"):
            where = self.package.resolve(entry, _text(child(body, "DocRoot")))
            for leaf in self._document(where, number) if where is not None else ():
                number += 1
                yield leaf

    def _xml(self, name: str) -> Element:
        """The root of a part, within limits."""
        data = self.package.read(name)
        size, elements = self.given.limits.ofd_part_mb, self.given.limits.ofd_elements
        if len(data) > size * MB:
            raise self.given.too_large(f"{name} 超过 {size} MB", f"{name} is over {size} MB", "ofd_part_mb")
        if data.count(b"<") > elements:
            raise self.given.too_large(
                f"{name} 的元素多于 {elements} 个", f"more than {elements} elements in {name}", "ofd_elements"
            )
        root: Element = parse_xml(data, name)  # the package's own read_xml would unpack the part again
        return root

    def _document(self, where: str, before: int) -> Iterator[Leaf]:
        """The pages of one document."""
        root = self._xml(where)
        common = child(root, "CommonData")
        usual = box(_text(child(child(common, "PageArea"), "PhysicalBox"))) or A4
        templates = {
            one.get("ID", ""): part
            for one in children(common, "TemplatePage")
            if (part := self.package.resolve(where, one.get("BaseLoc"))) is not None
        }
        units = self._units(common, where, ("PublicRes", "DocumentRes"))
        drafts: dict[str, Element] = {}
        for number, page in enumerate(children(child(root, "Pages"), "Page"), start=before + 1):
            part = self.package.resolve(where, page.get("BaseLoc"))
            if part is None:
                yield self._leaf(number, usual, Artist({}, self.given.limits))
                continue
            content = self._xml(part)
            area = box(_text(child(child(content, "Area"), "PhysicalBox"))) or usual
            artist = Artist({**units, **self._units(content, part, ("PageRes",))}, self.given.limits)
            for reference in children(content, "Template"):
                draft = templates.get(reference.get("TemplateID", ""))
                if draft is not None:
                    if draft not in drafts:
                        drafts[draft] = self._xml(draft)
                    artist.page(drafts[draft], area)
            artist.page(content, area)
            yield self._leaf(number, area, artist)

    def _leaf(self, number: int, area: Rectangle, artist: Artist) -> Leaf:
        if artist.full:
            characters, drawings = self.given.limits.page_characters, self.given.limits.page_drawings
            raise self.given.too_large(
                f"第 {number} 页多于 {characters} 字或 {drawings} 个图元",
                f"more than {characters} characters or {drawings} drawn things on page {number}",
                "page_characters",
                "page_drawings",
            )
        pictures = artist.pictures or artist.pen.pictures
        return upright(Leaf(number, area[2] * POINTS, area[3] * POINTS, artist.glyphs, artist.pen.rulings, pictures))

    def _units(self, root: Element | None, base: str, names: tuple[str, ...]) -> dict[str, Element]:
        """The composite drawings that a document or a page may use, by their identifiers."""
        found: dict[str, Element] = {}
        for name in names:
            for reference in children(root, name):
                part = self.package.resolve(base, reference.text)
                resources = self._xml(part) if part is not None else None
                for unit in children(child(resources, "CompositeGraphicUnits"), "CompositeGraphicUnit"):
                    found.setdefault(unit.get("ID", ""), unit)
        return found


def _text(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
