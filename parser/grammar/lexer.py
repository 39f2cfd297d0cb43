"""Survey → tokens: what each line is by its shape and the words of the lexicon.

Tokens carry passages, so they know their way back to the source. Which shapes are tried
depends on the region alone: before the provisions, in them, behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lark import Token

from parser.folding import fold
from parser.lexicon import Lexicon
from parser.numbering import Head
from parser.source import Passage
from parser.survey import Survey
from parser.survey.families import goes_on, is_heading
from parser.survey.layout import Line

_SENTENCE = 200  # characters from which a line of the front is no longer a title
_LINE = 120  # characters that the line of a signatory has at most
_DASH = re.compile(r"[-–—]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """A number or label as printed, and how it is read."""

    head: Head
    num: Passage

    def __str__(self) -> str:
        return self.num.text


def token(kind: str, value: object) -> Token:
    """A token of Lark's whose value is a passage or a label."""
    return Token(kind, value)


def lex(survey: Survey) -> Iterator[Token]:
    """The tokens of a whole survey."""
    yield from _front(survey.lines[: survey.front], survey.lexicon)
    if survey.front < len(survey.lines):
        yield token("_PROVISIONS", "")
        yield from _provisions(survey.lines[survey.front :], survey.lexicon)


# ── Before the provisions ───────────────────────────────────────────────────────────


def _front(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Token]:
    """Title lines up to the first shape of a preamble; then parties, recitals, enacting words."""
    before, last = "TITLE", ""
    for line in lines:
        text = fold(line.text)
        kind = _front_kind(line, text, before, last, lexicon)
        if kind == "LABEL":
            yield from _labelled(line)
        else:
            yield token(kind, line.passage)
        before, last = ("RECITAL" if kind == "LABEL" else kind), text


def _front_kind(line: Line, text: str, before: str, last: str, lexicon: Lexicon) -> str:
    """What a line of the front is. Behind the parties all is recital, whatever its first word."""
    heading = lexicon.preamble_heading.fullmatch(text)
    if heading and before == "TITLE":
        return "PREAMBLE_HEADING"
    if line.head and line.text[line.head.body :]:
        return "LABEL"
    if lexicon.enacts(text):
        return "ENACTING"
    if lexicon.recitals.match(text) or before in ("RECITAL", "ENACTING"):
        return "RECITAL"
    if lexicon.parties.match(text) or before == "PREAMBLE_HEADING":
        return "PARTIES"
    if before == "PARTIES":
        continued = lexicon.continued.match(text) or lexicon.continued.match(last.split()[-1])
        return "PARTIES" if continued else "RECITAL"
    if goes_on(line.text):
        return "RECITAL"
    return "TITLE" if len(text) < _SENTENCE and not text.endswith((".", ";", ",")) else "PARTIES"


# ── The provisions and what follows ─────────────────────────────────────────────────


def _provisions(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Token]:
    """The main text and each attachment: provisions, then what concludes them."""
    starts = [i for i, line in enumerate(lines) if line.head and line.head.kind == "attachment"]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        yield from _document(lines[start:end], lexicon)


def _document(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Token]:
    """One document: behind its last division it can be concluded, but not before any text."""
    divisions = (i for i, line in enumerate(lines) if line.head and line.head.kind == "division")
    last = max(divisions, default=-1)
    provides = last >= 0
    bare: Head | None = None  # of the line before: a division or attachment without a heading
    for i, line in enumerate(lines):
        if provides and i > last and _concludes(fold(line.text), lexicon):
            yield from _conclusions(lines[i:], lexicon)
            return
        if line.head:
            complete = line.head.kind == "clause" or line.text[line.head.body :]
            bare = None if complete else line.head
            provides = provides or line.head.kind == "clause"
            yield from _labelled(line)
            continue
        if bare and _heads(line, lines[i + 1 : i + 2], small=bare.kind == "attachment"):
            yield from _heading(line.passage, dashed=bare.separator is None)
        else:
            yield token("TEXT", line.passage)
            provides = True
        bare = None


def _heads(line: Line, following: tuple[Line, ...], small: bool) -> bool:
    """Whether a line is the heading of what follows it: it looks like one, and is complete."""
    return bool(following) and is_heading(line.text, small) and not goes_on(following[0].text)


def _heading(passage: Passage, dashed: bool) -> Iterator[Token]:
    """A heading on a line of its own; a dash before it may be what parts it from its number."""
    dash = _DASH.match(passage.text) if dashed else None
    if dash:
        yield token("SEPARATOR", passage.cut(0, dash.end()))
    yield token("HEADING", passage.cut(dash.end() if dash else 0))


def _concludes(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins the conclusions: testimonium, place and date, or a signature."""
    signs = lexicon.signature.match(text) and len(text) < _LINE and not text.endswith((".", ";"))
    return bool(signs or lexicon.testimonium.match(text) or lexicon.done.match(text))


def _conclusions(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Token]:
    """Testimonium, place and date; behind the first signature all are signatures."""
    signing = False
    for line in lines:
        text = fold(line.text)
        if lexicon.testimonium.match(text):
            kind = "TESTIMONIUM"
        elif lexicon.done.match(text):
            kind = "DONE"
        else:
            sentence = text.endswith((".", ";", ",")) and not lexicon.signature.match(text)
            kind = "DONE" if sentence and not signing else "SIGNATURE"
        signing = kind == "SIGNATURE"
        yield token(kind, line.passage)


def _labelled(line: Line) -> Iterator[Token]:
    """A label, and the heading or text that stands behind it on its line."""
    head, passage = line.head, line.passage
    assert head is not None
    yield token("LABEL", Label(head, passage.cut(0, head.num)))
    if head.separator:
        yield token("SEPARATOR", passage.cut(*head.separator))
    rest = passage.cut(head.body)
    if rest.text:
        heading = head.kind != "clause" and is_heading(rest.text)
        yield token("HEADING" if heading else "TEXT", rest)
