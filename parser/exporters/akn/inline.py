"""Marks as inline elements, nested where they nest; the text itself stays as it is.

A kind of mark is a row of the table: the element it becomes and its attributes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from parser.exporters.akn.xml import element
from parser.model import AnyMark, DateMark, PartyMark
from parser.states import alpha_2


def _date(mark: DateMark) -> dict[str, str] | None:
    """Only a full day is a date in the strict schema."""
    return {"date": mark.date} if len(mark.date) == 10 else None


def _party(mark: PartyMark) -> dict[str, str] | None:
    return {"refersTo": f"#{party_id(mark.code)}"} if mark.code else None


_ELEMENTS: dict[str, tuple[str, Callable[..., dict[str, str] | None]]] = {
    "date": ("date", _date),
    "party": ("organization", _party),
}


def party_id(code: str) -> str:
    """The eId of the TLCOrganization that a party's code refers to."""
    return (alpha_2(code) or code).lower()


def fill(block: etree._Element, text: str, marks: Sequence[AnyMark], prefix: str) -> None:
    """Put a text into an element, its marks as inline elements named under a prefix."""
    counts: Counter[str] = Counter()
    inside: list[_Open] = [_Open(block, len(text))]
    position = 0
    for mark in marks:
        while inside[-1].end <= mark.start:
            position = inside[-1].write(text, position, inside[-1].end)
            inside.pop()
        name, attributes_of = _ELEMENTS[mark.type]
        attributes = attributes_of(mark)
        if attributes is None or mark.end > inside[-1].end:
            continue
        position = inside[-1].write(text, position, mark.start)
        counts[name] += 1
        e_id = f"{prefix}__{name}_{counts[name]}"
        inside[-1].last = made = element(inside[-1].element, name, e_id, **attributes)
        inside.append(_Open(made, mark.end))
    while inside:
        position = inside[-1].write(text, position, inside[-1].end)
        inside.pop()


@dataclass
class _Open:
    """An element that is being filled: where it ends in the text, and its last child so far."""

    element: etree._Element
    end: int
    last: etree._Element | None = None

    def write(self, text: str, start: int, end: int) -> int:
        """Add a stretch of the text behind the last child, and say how far the text has come."""
        if self.last is None:
            self.element.text = (self.element.text or "") + text[start:end]
        else:
            self.last.tail = (self.last.tail or "") + text[start:end]
        return end
