"""Document → Akoma Ntoso 3.0 XML (OASIS LegalDocML), so that legal-informatics tools can take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from workplan.errors import A_DOCUMENT, expect
from workplan.model import Document, Section

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_CONTROL: Final = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNDATED: Final = "0001-01-01"


def to_akn(document: Document) -> str:
    """Return the document as an Akoma Ntoso 3.0 ``doc``, valid against the OASIS schema.

    Every section is an ``hcontainer`` with its label, heading and text; its ``eId`` is made from its path. Characters
    that XML can't hold become U+FFFD.

    Args:
        document: the document.

    >>> from workplan import parse
    >>> '<num>一</num><heading>总体要求</heading>' in to_akn(parse("一、总体要求\\n坚持统筹推进。"))
    True
    """
    expect(document, Document, "document", **A_DOCUMENT)
    from lxml import etree

    maker = _Maker(document)
    root = maker.root()
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


class _Maker:
    def __init__(self, document: Document) -> None:
        from lxml import etree

        self._etree = etree
        self._document = document
        self._ids: dict[str, int] = {}

    def _add(self, parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
        made = self._etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attrib=attributes)
        if text is not None:
            made.text = _CONTROL.sub("\ufffd", text)
        return made

    def root(self) -> etree._Element:
        """The whole tree."""
        root = self._etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')
        doc = self._add(root, "doc", name="workPlan")
        self._meta(doc)
        self._preface(doc)
        body = self._add(doc, "mainBody")
        if not self._document.sections:
            self._add(body, "p", self._document.text.strip())
        for section in self._document.sections:
            self._section(body, section)
        return root

    def _meta(self, doc: etree._Element) -> None:
        mast = self._document.masthead
        issued = mast.date_issued.value.isoformat() if mast.date_issued else _UNDATED
        number = (
            regex.sub(r"[^\p{L}\p{N}]+", "-", mast.document_number.value).strip("-") if mast.document_number else ""
        )
        uri = f"/akn/cn/doc/{issued}/{number or self._document.provenance.sha256[:12] or 'text'}"
        meta = self._add(doc, "meta")
        identification = self._add(meta, "identification", source="#workplan")
        work = self._add(identification, "FRBRWork")
        self._frbr(work, uri, "/!main", issued)
        self._add(work, "FRBRcountry", value="cn")
        expression = self._add(identification, "FRBRExpression")
        self._frbr(expression, f"{uri}/zho@{issued}", "/!main", issued)
        self._add(expression, "FRBRlanguage", language="zho")
        manifestation = self._add(identification, "FRBRManifestation")
        self._frbr(manifestation, f"{uri}/zho@{issued}.xml", "/!main", issued)
        references = self._add(meta, "references", source="#workplan")
        self._add(
            references, "TLCOrganization", eId="workplan", href="/ontology/organization/workplan", showAs="workplan"
        )
        for at, issuer in enumerate(mast.issuers, 1):
            self._add(
                references,
                "TLCOrganization",
                eId=f"issuer-{at}",
                href=f"/ontology/organization/cn/issuer-{at}",
                showAs=_CONTROL.sub("\ufffd", issuer.value),
            )

    def _frbr(self, level: etree._Element, uri: str, component: str, date: str) -> None:
        self._add(level, "FRBRthis", value=uri + component)
        self._add(level, "FRBRuri", value=uri)
        self._add(level, "FRBRdate", date=date, name="成文日期")
        self._add(level, "FRBRauthor", href="#issuer-1" if self._document.masthead.issuers else "#workplan")

    def _preface(self, doc: etree._Element) -> None:
        mast = self._document.masthead
        if mast.title is None:
            return
        preface = self._add(doc, "preface")
        self._add(self._add(preface, "p"), "docTitle", mast.title.value)
        if mast.document_number is not None:
            self._add(self._add(preface, "p"), "docNumber", mast.document_number.value)
        if mast.date_issued is not None:
            date = mast.date_issued
            self._add(
                self._add(preface, "p"), "docDate", date.span.of(self._document.text), date=date.value.isoformat()
            )

    def _section(self, parent: etree._Element, section: Section) -> None:
        made = self._add(parent, "hcontainer", name="section", eId=self._eid(section.path))
        self._add(made, "num", section.label)
        if section.heading:
            self._add(made, "heading", section.heading)
        paragraphs = [line.strip() for line in section.text.split("\n") if line.strip()]
        if section.sections:
            if paragraphs:
                intro = self._add(made, "intro")
                for line in paragraphs:
                    self._add(intro, "p", line)
            for child in section.sections:
                self._section(made, child)
            return
        content = self._add(made, "content")
        for line in paragraphs or [""]:
            self._add(content, "p", line)

    def _eid(self, path: str) -> str:
        eid = "sec_" + regex.sub(r"[^\p{L}\p{N}]+", "-", path).strip("-")
        times = self._ids[eid] = self._ids.get(eid, 0) + 1
        return eid if times == 1 else f"{eid}__{times}"
