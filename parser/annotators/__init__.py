"""Treaty → Treaty: facts are found in the plain text, then put on it, once.

One file a kind of mark, found by listing this folder. An annotator has
`marks(text, treaty, lexicon)`, which gives `Found` values; what it finds in a heading or a text
is cut to fit by `annotate`, so that marks of one kind never overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from parser.lexicon import Lexicon
from parser.model import AnyMark, Node, Text, Treaty
from parser.source import Passage, Span

# Gives the marks of one kind in a passage, in order.
Annotator = Callable[[Passage, Treaty, Lexicon], Iterable[AnyMark]]


@cache
def annotators() -> tuple[Annotator, ...]:
    """Every kind of mark there is."""
    names = sorted(info.name for info in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").marks for name in names)


def annotate(treaty: Treaty, lexicon: Lexicon) -> Treaty:
    """The treaty with the facts that its texts and headings state."""

    def marked(text: str, span: Span, pieces: tuple[tuple[int, int], ...]) -> tuple[AnyMark, ...]:
        passage = Passage(text, pieces or ((0, span.start),))
        found = [mark for find in annotators() for mark in find(passage, treaty, lexicon)]
        return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.type)))

    def texts(old: Iterable[Text]) -> tuple[Text, ...]:
        return tuple(
            text.model_copy(update={"marks": found})
            if (found := marked(text.text, text.span, text.pieces))
            else text
            for text in old
        )

    def node(old: Node) -> Node:
        new: dict[str, Any] = {
            "content": texts(old.content),
            "intro": texts(old.intro),
            "children": tuple(map(node, old.children)),
            "wrap_up": texts(old.wrap_up),
        }
        if old.heading is not None and old.heading_span:
            new["heading_marks"] = marked(old.heading, old.heading_span, old.heading_pieces)
        return old.model_copy(update=new)

    names = ("preface", "preamble", "body", "conclusions")
    parts: Iterator[tuple[str, Node | None]] = ((name, getattr(treaty, name)) for name in names)
    update: dict[str, Any] = {name: node(part) for name, part in parts if part}
    update["attachments"] = tuple(map(node, treaty.attachments))
    return treaty.model_copy(update=update)
