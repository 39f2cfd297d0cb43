"""lark.Tree → drafts: the parts of the treaty in their nesting, not yet named by eIds.

A draft is what a node is before its place in the whole is known. The profile may still move
its lead-in about; then eid.py names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lark import Token, Tree

from parser.grammar.lexer import Label
from parser.source import Passage, join


@dataclass(slots=True)
class Draft:
    """A node to be: its number and heading, and either content or children."""

    type: str
    name: str | None = None
    label: Label | None = None
    separator: Passage | None = None
    heading: Passage | None = None
    content: list[Passage] = field(default_factory=list)
    intro: list[Passage] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)
    wrap_up: list[Passage] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its number as an eId has it, "" for none."""
        return self.label.head.key if self.label else ""

    @property
    def is_provision(self) -> bool:
        """Whether it is numbered or headed, and can hold text itself."""
        return self.label is not None and self.type != "attachment"

    def own(self) -> Iterator[Passage]:
        """The passages of this draft alone."""
        yield from (self.label.num,) if self.label else ()
        yield from (self.separator,) if self.separator else ()
        yield from (self.heading,) if self.heading else ()
        yield from (*self.content, *self.intro, *self.wrap_up)


# Rules of treaty.lark that are formulas or containers, with the element and its name.
_NAMED = {
    "enacting_authority": ("formula", "enactingAuthority"),
    "enacting_formula": ("formula", "enactingFormula"),
    "witnessing_clause": ("formula", "witnessingClause"),
    "place_and_date": ("container", "placeAndDate"),
    "signatures": ("container", "signatures"),
}


def draft(tree: Tree[Token]) -> Draft:
    """The draft of a rule of treaty.lark."""
    rule = str(tree.data)
    element, name = _NAMED.get(rule, (rule, None))
    made = Draft(element, name)
    headings: list[Passage] = []
    for child in tree.children:
        if isinstance(child, Tree):
            _place(made, child)
        elif child.type == "NUM":
            made.label = child.value
        elif child.type == "SEPARATOR":
            made.separator = child.value
        elif child.type in ("HEADING", "PREAMBLE_HEADING"):
            headings.append(child.value)
        else:
            made.content.append(child.value)
    made.heading = join(headings) if headings else None
    if rule == "attachment" and made.label:
        made.name = made.label.head.type
    if rule == "preface":
        made.children, made.content = [Draft("longTitle", content=made.content)], []
    return _settled(made)


def _place(made: Draft, child: Tree[Token]) -> None:
    """Put a part where it belongs: lead-in, closing words, or one of the children."""
    leaves = [leaf.value for leaf in child.children if isinstance(leaf, Token)]
    if child.data == "intro":
        made.intro += leaves
    elif child.data == "wrap_up":
        made.wrap_up += leaves
    else:
        made.children.append(draft(child))


def _settled(made: Draft) -> Draft:
    """A division or clause that is one unnumbered text holds it as its content."""
    only = made.children[0] if len(made.children) == 1 else None
    if only and only.type == "alinea" and made.is_provision:
        made.children, made.content = [], only.content
    return made
