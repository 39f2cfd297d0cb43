"""Is a file valid Akoma Ntoso? The schema first, then the checks that it cannot make."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parser.checks import check_akn
from parser.diagnostics import Code, Diagnostic, report, table
from parser.schemas import read, schema, schema_of
from parser.vocabulary import AKN

CODES = table(
    Code("TP601", "error", "the XML is not valid", "The file does not follow the OASIS schema of Akoma Ntoso 3.0.", True),
    Code("TP602", "error", "the XML is not well formed", "The file is no XML document.", True),
    Code("TP603", "error", "a document type is declared", "A DOCTYPE can bring in other files, so documents with one are not read.", True),
    Code("TP604", "error", "the file is no Akoma Ntoso 3.0", "Its root is not akomaNtoso in the namespace of version 3.0.", True),
)  # fmt: skip


def validate(data: bytes) -> Iterator[Diagnostic]:
    """The findings on the bytes of an XML file."""
    try:
        root = read(data)
    except etree.XMLSyntaxError as error:
        line, column = error.position if error.position else (None, None)
        yield report(CODES["TP602"], str(error.msg), line=line, column=column)
        return
    if root.getroottree().docinfo.doctype:
        yield report(CODES["TP603"], "the document declares a DOCTYPE", line=1)
        return
    if root.tag != f"{{{AKN}}}akomaNtoso":
        yield report(CODES["TP604"], f"the root element is {root.tag!r}", line=root.sourceline)
        return
    yield from _against_schema(root)
    yield from check_akn(root)


def gate(text: str) -> Iterator[Diagnostic]:
    """The findings that forbid writing what `export` gave: all but the warnings."""
    root = read(text.encode())
    names = frozenset(etree.QName(element).localname for element in root.iter(f"{{{AKN}}}*"))
    if not schema_of(names).validate(root):
        yield from _against_schema(root)
    yield from (finding for finding in check_akn(root) if finding.severity == "error")


def _against_schema(root: etree._Element) -> Iterator[Diagnostic]:
    """What the whole schema says."""
    xsd = schema()
    xsd.validate(root)
    for entry in xsd.error_log:
        message = entry.message.replace(f"{{{AKN}}}", "")
        yield report(CODES["TP601"], message, line=entry.line)
