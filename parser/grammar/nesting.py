"""The postlex: turns the numbering of lines into _OPEN and _CLOSE, as Python's indenter does.

Nesting is decided by sequence. A number that goes on with a list that is open closes down to
it; a first number (1, a, i) opens a level; "(i)" behind "(h)" is a letter, behind "(a)" a roman
one. A number out of turn goes to the list of its scheme, or else opens a level where it stands;
so does one that is printed again (1, 1, 1), as lists are that lost their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lark import Token

from parser.grammar.lexer import Label, token
from parser.lexicon import DIVISIONS
from parser.numbering import Head, Reading
from parser.vocabulary import DEEPEST

# How far out a division stands, where nothing else says which contains which.
_RANK = {name: rank for rank, name in enumerate(DIVISIONS)} | {"attachment": -1}
_RANK["rule"] = _RANK["article"]
# How a sentence ends; a text that ends otherwise goes on.
_FINISHED = (".", "!", "?", "»", "”", '"', "。", ")")
_LEADING = (":", "-", "–", "—")


@dataclass(slots=True)
class Level:
    """Something open: a division or attachment, or a clause with the reading of its number."""

    name: str
    reading: Reading | None = None
    led: bool = False  # it is in a list, under a lead-in
    empty: bool = True  # it has no text and no clause yet

    @property
    def is_clause(self) -> bool:
        return self.reading is not None


def nest(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens that treaty.lark reads."""
    return _Nesting().run(tokens)


class _Nesting:
    def __init__(self) -> None:
        self.stack: list[Level] = []
        self.held: Token | None = None  # a text, until it is known what comes behind it
        self.loose = False  # the held text stands behind a finished item of a list
        self.flush = False  # the held text ends the sentence of a list, if that does not go on
        self.unfinished = False  # the last text did not end its sentence
        self.front = True  # before the provisions, where clauses are recitals

    def run(self, tokens: Iterable[Token]) -> Iterator[Token]:
        for item in tokens:
            if item.type == "LABEL":
                yield from self.label(item.value)
            elif item.type == "TEXT":
                yield from self.text(item)
            elif item.type in ("HEADING", "SEPARATOR"):
                yield item
            else:
                yield from self.other(item)
        yield from self.release()
        yield from self.close_to(0)

    # ── texts ──

    def text(self, item: Token) -> Iterator[Token]:
        """Text goes on with the clause it stands in, closes a list's sentence, or stands alone."""
        yield from self.release()
        if self.stack and self.stack[-1].is_clause and not self.stack[-1].empty:
            if not self.unfinished:
                self.loose = self.stack[-1].led
                yield from self.close_to(len(self.stack) if self.loose else self.outermost())
            else:
                self.flush = self.stack[-1].led
        self.fill()
        self.unfinished = not str(item.value).rstrip().endswith(_FINISHED)
        self.held = item

    def release(
        self, before: str = "", first: bool = False, inside: bool = False
    ) -> Iterator[Token]:
        """Let go of the held text, knowing what opens behind it and whether its list goes on."""
        item, self.held = self.held, None
        if item is None:
            return
        if self.loose and not inside:
            yield from self.close_to(self.outermost())
        if self.flush and not inside:
            yield from self.close_to(len(self.stack) - 1)
            self.fill()
            item = token("FLUSH", item.value)
        self.loose = self.flush = False
        yield token("LEAD_IN", item.value) if self.governs(item, before, first) else item

    def governs(self, item: Token, kind: str, first: bool) -> bool:
        """Whether a text leads in to the clause that opens now.

        By its colon; or because it breaks off; or because points need a lead-in, and this is
        the first of them.
        """
        if not kind or item.type != "TEXT":
            return False
        ending = str(item.value).rstrip()
        inner = kind == "point" or (bool(self.stack) and self.stack[-1].is_clause)
        return ending.endswith(_LEADING) or (inner and (first or not ending.endswith(_FINISHED)))

    def outermost(self) -> int:
        """The number of levels that are no clauses: what stays when all clauses close."""
        return sum(not level.is_clause for level in self.stack)

    def fill(self) -> None:
        if self.stack:
            self.stack[-1].empty = False

    # ── labels ──

    def label(self, label: Label) -> Iterator[Token]:
        if self.front:
            yield from self.recital(label)
        elif label.head.kind == "clause":
            yield from self.clause(label)
        else:
            yield from self.division(label)

    def recital(self, label: Label) -> Iterator[Token]:
        """Before the provisions every number is that of a recital, and none is in another."""
        yield from self.release()
        yield from self.close_to(0)
        yield from self.open("paragraph", label, Level("paragraph"))

    def division(self, label: Label) -> Iterator[Token]:
        """Close what cannot contain the division, then open it."""
        yield from self.release()
        name = "attachment" if label.head.kind == "attachment" else label.head.type
        depth = self.outermost()
        while depth and _RANK[self.stack[depth - 1].name] >= _RANK[name]:
            depth -= 1
        yield from self.close_to(depth)
        yield from self.open(name, label, Level(name))

    def clause(self, label: Label) -> Iterator[Token]:
        """Go on with an open list, or open a new one where the label stands."""
        depth, reading = self.place(label.head)
        if (self.loose or self.flush) and not self.is_led_point(depth):
            yield from self.release()
            depth, reading = self.place(label.head)
        inner = depth and self.stack[depth - 1].is_clause
        kind = "paragraph" if label.head.first_order and not inner else "point"
        if depth < len(self.stack):
            led = self.stack[depth].led
            yield from self.release(inside=True)
            yield from self.close_to(depth)
        else:
            first = reading.ordinal <= 1
            led = self.held is not None and self.governs(self.held, kind, first)
            yield from self.release(kind, first)
        self.fill()
        chosen = replace(label, head=label.head.read_as(reading))
        yield from self.open(kind, chosen, Level(kind, reading, led))

    def is_led_point(self, depth: int) -> bool:
        """Whether a level is an item of a list, in which loose text may stand."""
        return (
            depth < len(self.stack) and self.stack[depth].led and self.stack[depth].name == "point"
        )

    def place(self, head: Head) -> tuple[int, Reading]:
        """The number of levels that stay open, and how the number is to be read."""
        outermost = self.outermost()
        depths = range(len(self.stack) - 1, outermost - 1, -1)
        for depth in depths:
            for reading in head.readings:
                if _goes_on(self.stack[depth].reading, reading):
                    return depth, reading
        first = next((r for r in head.readings if r.ordinal <= 1), None)
        again = bool(self.stack) and self.stack[-1].reading == first
        if first and not again and len(self.stack) - outermost < DEEPEST:
            return len(self.stack), first
        for depth in depths:
            for reading in head.readings:
                if _of_one_scheme(self.stack[depth].reading, reading):
                    return depth, reading
        lowest = first or min(head.readings, key=lambda reading: reading.ordinal)
        return min(len(self.stack), outermost + DEEPEST - 1), lowest

    # ── opening and closing ──

    def open(self, name: str, label: Label, level: Level) -> Iterator[Token]:
        self.stack.append(level)
        self.unfinished = False
        yield token(f"_OPEN_{name.upper()}", "")
        yield token("NUM", label)

    def close_to(self, depth: int) -> Iterator[Token]:
        while len(self.stack) > depth:
            self.stack.pop()
            yield token("_CLOSE", "")

    def other(self, item: Token) -> Iterator[Token]:
        """Formulas close what is open, but conclusions stay inside an attachment."""
        yield from self.release()
        inside = bool(self.stack) and self.stack[0].name == "attachment"
        yield from self.close_to(1 if inside else 0)
        self.front = self.front and item.type != "_PROVISIONS"
        yield item


def _goes_on(last: Reading | None, now: Reading) -> bool:
    """Whether a number is the next of a list: 2 after 1, 4bis after 4, a dash after a dash."""
    if last is None or last.scheme != now.scheme:
        return False
    again = now.ordinal == last.ordinal and now.value != last.value
    return not now.ordinal or now.ordinal == last.ordinal + 1 or again


def _of_one_scheme(last: Reading | None, now: Reading) -> bool:
    return last is not None and last.scheme == now.scheme
