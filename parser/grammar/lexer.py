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
from parser.survey.families import is_heading
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
    return Token(kind, value)  # type: ignore[arg-type]


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
    """Provisions up to the testimonium, then conclusions; attachments start provisions again."""
    concluding = False
    titled = False  # a division without a heading was the line before
    for i, line in enumerate(lines):
        head, text = line.head, fold(line.text)
        if head and (head.kind == "attachment" or not concluding):
            concluding = concluding and head.kind != "attachment"
            titled = head.kind != "clause" and not line.text[head.body :]
            yield from _marked(line)
            continue
        if not concluding and (lexicon.testimonium.match(text) or lexicon.done.match(text)):
            concluding = True
        if concluding:
            yield token(_closing_kind(text, lexicon), line.passage)
        elif titled and i + 1 < len(lines) and is_heading(line.text):
            yield token("HEADING", line.passage)
        else:
            yield token("TEXT", line.passage)
        titled = False


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
