"""Where the lines really are.

Every line is a passage without the white space around it, and knows whether a blank line
stood before it. Characters that no XML document may hold are left out and recorded.
"""

from __future__ import annotations

from dataclasses import dataclass

from parser.diagnostics import CORE, Diagnostic, report
from parser.numbering import Head
from parser.source import AS_SPACES, LINE_BREAK, UNPRINTABLE, Passage, Source, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the treaty: its words, its mark, and whether a blank line is before it."""

    passage: Passage
    apart: bool
    head: Head | None = None

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something set aside: its reason and where it stands."""

    reason: str
    span: Span
    text: str


def lines(source: Source) -> tuple[tuple[Line, ...], tuple[Stretch, ...]]:
    """The lines that have words, and the characters that had to be left out."""
    found: list[Line] = []
    unprintable = tuple(
        Stretch("control-character", Span(m.start(), m.end()), "\ufffd" * len(m[0]))
        for m in UNPRINTABLE.finditer(source.text)
    )
    apart = True
    for start, end in _bounds(source.text):
        passage = _passage(source.text, start, end, bool(unprintable))
        if passage.text:
            found.append(Line(passage, apart))
        apart = not passage.text
    return tuple(found), unprintable


def _bounds(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, without its break."""
    breaks = [(m.start(), m.end()) for m in LINE_BREAK.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return list(zip(starts, ends, strict=True))


def _passage(text: str, start: int, end: int, careful: bool) -> Passage:
    """The words of a line, without its outer white space and without unprintable characters."""
    words = text[start:end].translate(AS_SPACES)
    if not careful:
        return Passage(words, ((0, start),)).cut(0)
    pieces, kept, position = [], "", 0
    for match in UNPRINTABLE.finditer(words):
        pieces.append((len(kept), start + position))
        kept += words[position : match.start()]
        position = match.end()
    pieces.append((len(kept), start + position))
    return Passage(kept + words[position:], tuple(pieces)).cut(0)


def findings(unprintable: tuple[Stretch, ...]) -> tuple[Diagnostic, ...]:
    """One diagnostic for all that was left out."""
    if not unprintable:
        return ()
    count = sum(stretch.span.length for stretch in unprintable)
    noun = "character" if count == 1 else "characters"
    message = f"{count} {noun} that no XML document may hold were left out"
    first = unprintable[0].span
    return (
        report(CORE["TP105"], message, span=first, help="was the text copied from a damaged file?"),
    )
