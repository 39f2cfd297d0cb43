"""Treaty → Treaty: facts are found in the plain text, then put on it, once.

One file a kind of mark, found by listing this folder. An annotator has
`marks(passage, treaty, lexicon)`, which gives the marks of its kind in a heading or a text, in
order, none overlapping another of the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from parser.lexicon import Lexicon
from parser.model import AnyMark, Node, Text, Treaty
from parser.source import Passage

# Gives the marks of one kind in a passage, in order.
Annotator = Callable[[Passage, Treaty, Lexicon], Iterable[AnyMark]]


@cache
def annotators() -> tuple[Annotator, ...]:
    """Every kind of mark there is."""
    names = sorted(info.name for info in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").marks for name in names)


def annotate(treaty: Treaty, lexicon: Lexicon) -> Treaty:
    """The treaty with the facts that its texts and headings state."""

    def marked(passage: Passage) -> tuple[AnyMark, ...]:
        found = [mark for find in annotators() for mark in find(passage, treaty, lexicon)]
        return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.type)))

    def node(old: Node) -> Node:
        marks = {
            (string.e_id, string.kind): marked(string.passage)
            for string in old.strings()
            if string.kind in ("heading", "text")
        }

        def texts(texts: tuple[Text, ...]) -> tuple[Text, ...]:
            return tuple(t.model_copy(update={"marks": marks[t.e_id, "text"]}) for t in texts)

        new = {
            "heading_marks": marks.get((old.e_id, "heading"), ()),
            "content": texts(old.content),
            "intro": texts(old.intro),
            "children": tuple(map(node, old.children)),
            "wrap_up": texts(old.wrap_up),
        }
        return old.model_copy(update=new)

    names = ("preface", "preamble", "body", "conclusions")
    parts: Iterator[tuple[str, Node | None]] = ((name, getattr(treaty, name)) for name in names)
    update: dict[str, Any] = {name: node(part) for name, part in parts if part}
    update["attachments"] = tuple(map(node, treaty.attachments))
    return treaty.model_copy(update=update)
