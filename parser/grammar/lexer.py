"""Survey → tokens: what each line is by its shape and the words of the lexicon.

Tokens carry passages, so they know their way back to the source. Which shapes are tried
depends on the region alone: before the provisions, in them, behind them.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Mark:
    """The numbered head of a division, attachment or clause, for the nesting step."""

    head: Head
    num: Passage
    separator: Passage | None = None


def token(kind: str, value: object) -> Token:
    """A token of Lark's whose value is a passage or a mark."""
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
    before = "TITLE"
    for line in lines:
        kind = _front_kind(line, before, lexicon)
        if kind == "MARK":
            yield from _marked(line)
            before = "RECITAL"
        else:
            yield token(kind, line.passage)
            before = kind


def _front_kind(line: Line, before: str, lexicon: Lexicon) -> str:
    text = fold(line.text)
    if lexicon.preamble_heading.fullmatch(text):
        return "PREAMBLE_HEADING" if before == "TITLE" else "RECITAL"
    if line.head and line.head.first_order:
        return "MARK"
    if lexicon.enacting.search(text):
        return "ENACTING"
    if lexicon.recitals.match(text):
        return "RECITAL"
    if before in ("TITLE", "PARTIES", "PREAMBLE_HEADING") and lexicon.parties.match(text):
        return "PARTIES"
    if before == "TITLE":
        is_title = len(text) < _SENTENCE and not text.endswith((".", ";", ","))
        return "TITLE" if is_title else "PARTIES"
    return {"RECITAL": "RECITAL", "ENACTING": "RECITAL"}.get(before, "PARTIES")


# ── The provisions and what follows ─────────────────────────────────────────────────


def _provisions(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Token]:
    """The main text and each attachment: provisions, then what concludes them."""
    starts = [i for i, line in enumerate(lines) if line.head and line.head.kind == "attachment"]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        yield from _document(lines[start:end], lexicon)


def _document(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Token]:
    """One document: only behind its last division can it be concluded."""
    divisions = (i for i, line in enumerate(lines) if line.head and line.head.kind == "division")
    last = max(divisions, default=-1)
    titled = ""  # the line before was a division or attachment ("kind") without a heading
    for i, line in enumerate(lines):
        if i > last and _concludes(fold(line.text), lexicon):
            yield from _conclusions(lines[i:], lexicon)
            return
        if line.head:
            bare = line.head.kind != "clause" and not line.text[line.head.body :]
            titled = line.head.kind if bare else ""
            yield from _marked(line)
            continue
        heads = titled and _heads(line, lines[i + 1 : i + 2], small=titled == "attachment")
        titled = ""
        yield token("HEADING" if heads else "TEXT", line.passage)


def _heads(line: Line, following: tuple[Line, ...], small: bool) -> bool:
    """Whether a line is the heading of what follows it: it looks like one, and is complete."""
    return bool(following) and is_heading(line.text, small) and not goes_on(following[0].text)


def _concludes(text: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.testimonium.match(text) or lexicon.done.match(text))


def _conclusions(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Token]:
    for line in lines:
        yield token(_closing_kind(fold(line.text), lexicon), line.passage)


def _closing_kind(text: str, lexicon: Lexicon) -> str:
    if lexicon.testimonium.match(text):
        return "TESTIMONIUM"
    if lexicon.done.match(text):
        return "DONE"
    is_sentence = text.endswith((".", ";", ",")) and not lexicon.signature.match(text)
    return "DONE" if is_sentence else "SIGNATURE"


def _marked(line: Line) -> Iterator[Token]:
    """A mark, and the heading or text that stands behind it on its line."""
    head, passage = line.head, line.passage
    assert head is not None
    separator = passage.cut(*head.separator) if head.separator else None
    yield token("MARK", Mark(head, passage.cut(0, head.num), separator))
    rest = passage.cut(head.body)
    if rest.text:
        heading = head.kind != "clause" and is_heading(rest.text)
        yield token("HEADING" if heading else "TEXT", rest)
