"""The postlex: turns the numbering of lines into _OPEN and _CLOSE, as Python's indenter does.

Nesting is decided by sequence. A mark that goes on with a list that is open closes down to it;
a first mark (1, a, i) opens a level; "(i)" after "(h)" is a letter, after "(a)" a roman one.
What cannot be placed opens a level where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lark import Token

from parser.grammar.lexer import Mark, token
from parser.lexicon import DIVISIONS
from parser.numbering import Head, Reading

DEEPEST = 32  # levels; readers of XML and JSON stop at some depth

# How far out a division stands, where nothing else says which contains which.
_RANK = {name: rank for rank, name in enumerate(DIVISIONS)}
_RANK["rule"] = _RANK["article"]
# How a sentence ends; a text that ends otherwise goes on.
_FINISHED = (".", "!", "?", "»", "”", '"', "。", ")")


@dataclass(slots=True)
class Level:
    """Something open: a division or attachment (rank), or a clause (scheme, ordinal)."""

    kind: str
    rank: int = -1
    reading: Reading | None = None
    led: bool = False  # a lead-in governs it and its neighbours
    empty: bool = True  # it has no text and no clause yet


def nest(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens that treaty.lark reads."""
    return _Nesting().run(tokens)


class _Nesting:
    def __init__(self) -> None:
        self.stack: list[Level] = []
        self.held: Token | None = None  # a text, until it is known what comes behind it
        self.unfinished = False  # the last text did not end its sentence
        self.in_body = False

    def run(self, tokens: Iterable[Token]) -> Iterator[Token]:
        for item in tokens:
            if item.type == "MARK":
                yield from self.mark(item.value)
            elif item.type == "TEXT":
                yield from self.text(item)
            elif item.type == "HEADING":
                yield item
            else:
                yield from self.other(item)
        yield from self.release()
        yield from self.close_to(0)

    # ── texts ──

    def text(self, item: Token) -> Iterator[Token]:
        """Text goes on with the clause it stands in, closes a list's sentence, or stands alone."""
        yield from self.release()
        clauses = sum(level.kind == "clause" for level in self.stack)
        if clauses and not self.stack[-1].empty:
            if not self.unfinished:
                yield from self.close_to(len(self.stack) - clauses)
            elif self.stack[-1].led:
                yield from self.close_to(len(self.stack) - 1)
                item = token("FLUSH", item.value)
        self.fill()
        self.unfinished = not str(item.value).rstrip().endswith(_FINISHED)
        self.held = item

    def release(self, before: str = "") -> Iterator[Token]:
        """Let go of the held text: as a lead-in, if it governs the clause that opens now."""
        if self.held is None:
            return
        item, self.held = self.held, None
        yield token("LEAD_IN", item.value) if self.governs(item, before) else item

    def governs(self, item: Token, kind: str) -> bool:
        """Whether a text leads in to a clause: by its colon, or because points need one."""
        if item.type != "TEXT" or not kind:
            return False
        colon = str(item.value).rstrip().endswith((":", "-", "–", "—"))
        return colon or kind == "point" or self.inside_clause()

    def inside_clause(self) -> bool:
        return bool(self.stack) and self.stack[-1].kind == "clause"

    def fill(self) -> None:
        if self.stack:
            self.stack[-1].empty = False

    # ── marks ──

    def mark(self, mark: Mark) -> Iterator[Token]:
        if mark.head.kind == "clause":
            yield from self.clause(mark)
        else:
            yield from self.division(mark)

    def division(self, mark: Mark) -> Iterator[Token]:
        """Close what cannot contain the division, then open it."""
        yield from self.release()
        name = "attachment" if mark.head.kind == "attachment" else mark.head.type
        rank = _RANK.get(name, -1)
        depth = len(self.stack)
        while depth and not self.contains(self.stack[depth - 1], rank):
            depth -= 1
        yield from self.close_to(depth)
        yield from self.open(name, mark, Level("division", rank))

    @staticmethod
    def contains(level: Level, rank: int) -> bool:
        return level.kind == "division" and level.rank < rank

    def clause(self, mark: Mark) -> Iterator[Token]:
        """Go on with an open list, or open a new one where the mark stands."""
        depth, reading = self.place(mark.head)
        inner = depth and self.stack[depth - 1].kind == "clause"
        kind = "paragraph" if mark.head.first_order and not inner else "point"
        if depth < len(self.stack):
            led = self.stack[depth].led
            yield from self.release()
            yield from self.close_to(depth)
        else:
            led = self.held is not None and self.governs(self.held, kind)
            yield from self.release(kind)
        self.fill()
        yield from self.open(kind, mark, Level("clause", reading=reading, led=led))

    def place(self, head: Head) -> tuple[int, Reading]:
        """The number of levels that stay open, and how the mark is to be read."""
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            if level.kind != "clause" or level.reading is None:
                break
            for reading in head.readings:
                if goes_on(level.reading, reading):
                    return depth, reading
        first = next((r for r in head.readings if r.ordinal <= 1), None)
        reading = first or head.readings[0]
        same = [
            depth
            for depth, level in enumerate(self.stack)
            if level.reading and level.reading.scheme == reading.scheme
        ]
        if same and (first is None or len(self.stack) >= DEEPEST):
            return same[-1], reading
        return min(len(self.stack), DEEPEST - 1), reading

    def open(self, name: str, mark: Mark, level: Level) -> Iterator[Token]:
        self.stack.append(level)
        self.unfinished = False
        yield token(f"_OPEN_{name.upper()}", "")
        yield token("NUM", mark)
        if mark.separator:
            yield token("SEPARATOR", mark.separator)

    def close_to(self, depth: int) -> Iterator[Token]:
        while len(self.stack) > depth:
            self.stack.pop()
            yield token("_CLOSE", "")

    def other(self, item: Token) -> Iterator[Token]:
        """Formulas close what is open, but conclusions stay inside an attachment."""
        yield from self.release()
        inside = bool(self.stack) and self.stack[0].rank == -1 and self.stack[0].kind == "division"
        yield from self.close_to(1 if inside else 0)
        yield item


def goes_on(last: Reading, now: Reading) -> bool:
    """Whether a mark is the next of a list: 2 after 1, 4bis after 4, a dash after a dash."""
    if last.scheme != now.scheme:
        return False
    if not now.ordinal:
        return True
    return now.ordinal == last.ordinal + 1 or (
        now.ordinal == last.ordinal and now.value != last.value
    )
