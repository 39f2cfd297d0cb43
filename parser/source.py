"""The decoded text, places in it, and passages that know the way back to them.

Offsets count Unicode code points of the decoded text with its line breaks as they stand. A
passage may leave out stretches of the source (a page number in mid-sentence), but what it has
is verbatim, but for line breaks and control characters that it shows as spaces.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

if TYPE_CHECKING:
    from parser.diagnostics import Diagnostic

# Line breaks, and no others: str.splitlines() also breaks at form feeds and U+2028.
LINE_BREAK = re.compile(r"\r\n|\r|\n")
# White space that no XML document may hold, and breaks inside a text, are shown as spaces.
AS_SPACES = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\r\n", " "))


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the source, in code points: source.text[start:end]."""

    start: Annotated[int, Field(ge=0, description="first code point")]
    end: Annotated[int, Field(ge=0, description="one past the last code point")]

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    @property
    def length(self) -> int:
        return self.end - self.start


# XML 1.0, section 2.2: what is no Char. Those that Python counts as white space stay, as spaces.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]+")


def printable(text: str) -> str:
    r"""A text with its unprintable characters replaced, for names and messages.

    >>> printable("a\x00b")
    'a\ufffdb'
    """
    return UNPRINTABLE.sub("\ufffd", text).translate(AS_SPACES)


@dataclass(frozen=True)
class Source:
    """A text as it came in: decoded, unchanged."""

    text: str
    name: str
    charset: str
    sha256: str
    media_type: str = "text/plain"
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(m.end() for m in LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_at(self, offset: int) -> str:
        """The whole line on which an offset stands."""
        start = self.line_starts[self.position(offset)[0] - 1]
        end = LINE_BREAK.search(self.text, start)
        return self.text[start : end.start() if end else len(self.text)]


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes a text was read from, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words taken from the source, with the way back.

    `pieces` are pairs (offset in the text, offset in the source); from each to the next, the
    two run side by side.

    >>> Passage("Article 5", ((0, 40),)).cut(8).span
    Span(start=48, end=49)
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        return self.text

    def at(self, offset: int) -> int:
        """The offset in the source of the character at an offset in the text."""
        here, there = self.pieces[bisect_right(self.pieces, (offset, 1 << 62)) - 1]
        return there + offset - here

    @property
    def span(self) -> Span:
        return self.span_of(0, len(self.text))

    def span_of(self, start: int, end: int) -> Span:
        """Where the characters from start to end stand in the source."""
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(start))

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The passage from start to end, without white space around it."""
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        if start >= end:
            return Passage("", ((0, self.at(max(0, min(start, len(self.text) - 1)))),))
        inner = ((at - start, there) for at, there in self.pieces if start < at < end)
        return Passage(self.text[start:end], ((0, self.at(start)), *inner))

    def runs(self) -> Iterator[tuple[Span, str]]:
        """The stretches that run unbroken in the source, each with its words."""
        ends = [*(at for at, _ in self.pieces[1:]), len(self.text)]
        for (at, there), end in zip(self.pieces, ends, strict=True):
            words = self.text[at:end].rstrip() if end < len(self.text) else self.text[at:end]
            if words:
                yield Span(there, there + len(words)), words


def join(passages: Iterable[Passage], between: str = " ") -> Passage:
    """One passage of several, with a space for what stood between them."""
    text, pieces = "", []
    for passage in passages:
        text += between if text else ""
        pieces += [(at + len(text), there) for at, there in passage.pieces]
        text += passage.text
    return Passage(text, tuple(pieces))
