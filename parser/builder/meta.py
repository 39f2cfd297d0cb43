"""What is known about a treaty: options override the sidecar, the sidecar the text, the page.

Each value says where it comes from. Nothing is guessed: what nobody says is left out, and a
date is called a signature only where the text, the sidecar or the caller says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parser import dates, states
from parser.builder import frbr
from parser.builder.draft import Draft
from parser.folding import fold
from parser.lexicon import Lexicon, find
from parser.model import Fact, Meta, Origin, Party, Signatory, SourceRecord
from parser.options import Options
from parser.sidecar import Sidecar, Value
from parser.source import Passage, Span, join
from parser.survey import Survey
from parser.vocabulary import UNDATED

_NUMBER_WORDS = 6  # words of the title that make a number for an instrument without one
_PLACE = re.compile(r"\W*((?:[^\W\d_a-z][\w'’.-]*[ ]?(?:\([^)]*\))?)+)")


def describe(drafts: dict[str, Draft], survey: Survey, options: Options) -> Meta:
    """The metadata of a treaty from its drafts, the page, the sidecar and the options."""
    sidecar, words = options.sidecar, survey.lexicon
    printed = _title(drafts, words)
    title = _given(sidecar.title) or printed
    printed = printed or title
    instrument = _given(sidecar.instrument) or _instrument(printed, words)
    parties = _parties_given(sidecar) or tuple(_parties(drafts, words))
    language = _language(survey, options)
    signed, place = _signature(drafts, sidecar, words)
    published = _publication(survey)
    jurisdiction = (
        _fact(options.jurisdiction, "option")
        or _given(sidecar.jurisdiction)
        or Fact(value=frbr.jurisdiction(parties), origin="default")
    )
    number = _given(sidecar.number) or _number(printed, words)
    date = signed or published  # as Meta.date has it
    return Meta(
        title=title,
        instrument=instrument,
        language=language,
        parties=parties,
        signature_date=signed,
        signature_place=place,
        signatories=tuple(_signatories(sidecar)),
        publication_date=published,
        publication=survey.publication.text if survey.publication else None,
        jurisdiction=jurisdiction,
        number=number,
        iri=frbr.identifiers(
            jurisdiction.value,
            instrument.value,
            date.value if date else UNDATED,
            number.value,
            _terminology(language.value),
        ),
        source=SourceRecord(
            name=survey.source.name,
            media_type=survey.source.media_type,
            charset=survey.source.charset,
            unit="codepoint",
            length=len(survey.source.text),
            sha256=survey.source.sha256,
        ),
    )


def _fact(value: str | None, origin: Origin, passage: Passage | None = None) -> Fact | None:
    if not value:
        return None
    return Fact(value=value, origin=origin, span=passage.span if passage else None)


def _given(value: Value | None) -> Fact | None:
    return Fact(value=value.value, origin="sidecar", source=value.source) if value else None


def _terminology(code: str) -> str:
    words = find(code)
    return words.terminology if words else code if len(code) == 3 else "und"


# ── From the text ───────────────────────────────────────────────────────────────────


def _texts(drafts: dict[str, Draft], part: str, name: str | None = None) -> Iterator[Passage]:
    """The texts of a part, or of its formulas of one name."""
    for child in drafts[part].children if part in drafts else ():
        if name is None or child.name == name:
            yield from child.content


def _title(drafts: dict[str, Draft], words: Lexicon) -> Fact | None:
    """The lines of the preface, from the first that names an instrument in the text's language."""
    lines = list(_texts(drafts, "preface"))
    if not lines:
        return None
    naming = (i for i, line in enumerate(lines) if words.instrument.search(fold(line.text)))
    title = join(lines[next(naming, 0) :])
    return Fact(value=title.text, origin="text", span=title.span)


def _instrument(title: Fact | None, words: Lexicon) -> Fact:
    """The first word of the title that names a kind of instrument; a treaty if there is none."""
    match = words.instrument.search(fold(title.value)) if title else None
    if match is None:
        return Fact(value="treaty", origin="default")
    return Fact(value=words.instruments[match[0]], origin="text")


def _parties(drafts: dict[str, Draft], words: Lexicon) -> Iterator[Party]:
    """The states of the parties' line, or else of the title, each once."""
    seen: set[str] = set()
    for part, name in (("preamble", "enactingAuthority"), ("preface", None)):
        for passage in _texts(drafts, part, name):
            for state in states.find(passage.text, words):
                if state.code not in seen:
                    seen.add(state.code)
                    yield Party(
                        name=passage.text[state.name_start : state.end],
                        code=state.code,
                        origin="text",
                        span=passage.span_of(state.name_start, state.end),
                    )
        if seen:
            return


def _signature(
    drafts: dict[str, Draft], sidecar: Sidecar, words: Lexicon
) -> tuple[Fact | None, Fact | None]:
    """Day and place of signature: from the sidecar, else from "Done at …"."""
    day = place = None
    for passage in _texts(drafts, "conclusions", "placeAndDate"):
        opener = words.done.match(fold(passage.text))
        if opener and not place and (match := _PLACE.match(passage.text, opener.end())):
            found = passage.cut(match.start(1), match.start(1) + len(match[1].rstrip(" .")))
            place = _fact(found.text, "text", found)
        first = next(dates.find(passage.text, words), None)
        if first and not day:
            day = _fact(first.iso, "text", passage.cut(first.start, first.end))
    given = sidecar.signature
    if given and given.date:
        day = Fact(value=given.date.isoformat(), origin="sidecar", source=given.source)
    if given and given.place:
        place = Fact(value=given.place, origin="sidecar", source=given.source)
    return day, place


def _number(title: Fact | None, words: Lexicon) -> Fact:
    """Words of the title, for want of a number: no kind, no parties, no small words."""
    if title is None:
        return Fact(value="nn", origin="default")
    text = fold(title.value)
    for state in reversed(list(states.find(title.value, words))):
        text = text[: state.start] + " " + text[state.end :]
    text = words.instrument.sub(" ", text, count=1)
    small = words.common | {
        part for joint in words.state_joints for part in re.findall(r"\w+", joint)
    }
    kept = [
        word
        for word in re.findall(r"[a-z0-9]+", text)
        if len(word) > 1 and word not in small and word not in words.title_words
    ]
    value = "-".join(kept[:_NUMBER_WORDS]) or "nn"
    return Fact(value=value, origin="default")


# ── From the page, the sidecar, the options ─────────────────────────────────────────


def _language(survey: Survey, options: Options) -> Fact:
    """ISO 639-1 where there is a lexicon for it, else the code as it was given."""
    given = _given(options.sidecar.language)
    if options.language:
        given = Fact(value=options.language, origin="option")
    if given is None:
        return Fact(value=survey.lexicon.code, origin="text")
    words = find(given.value)
    return given.model_copy(update={"value": words.code}) if words else given


def _publication(survey: Survey) -> Fact | None:
    stamp = survey.publication
    if stamp is None:
        return None
    day = next(dates.find(stamp.text, survey.lexicon))
    start = stamp.span.start
    return Fact(value=day.iso, origin="page", span=Span(start + day.start, start + day.end))


def _parties_given(sidecar: Sidecar) -> tuple[Party, ...]:
    return tuple(
        Party(name=party.name, code=party.code, origin="sidecar", source=party.source)
        for party in sidecar.parties
    )


def _signatories(sidecar: Sidecar) -> Iterable[Signatory]:
    for signing in sidecar.signatories:
        yield Signatory(
            name=signing.name,
            role=signing.role,
            party=signing.party,
            origin="sidecar",
            source=signing.source,
        )
