"""Marks as inline elements, nested where they nest; the text itself stays as it is.

A kind of mark is a row of the table: the element it becomes and its attributes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

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
    open_elements: list[tuple[etree._Element, int]] = [(block, len(text))]
    position = 0

    def write(until: int) -> None:
        nonlocal position
        inside, _ = open_elements[-1]
        if len(inside):
            inside[-1].tail = (inside[-1].tail or "") + text[position:until]
        else:
            inside.text = (inside.text or "") + text[position:until]
        position = until

    for mark in marks:
        while open_elements[-1][1] <= mark.start:
            write(open_elements[-1][1])
            open_elements.pop()
        name, attributes_of = _ELEMENTS[mark.type]
        attributes = attributes_of(mark)
        if attributes is None or mark.end > open_elements[-1][1]:
            continue
        write(mark.start)
        counts[name] += 1
        made = element(open_elements[-1][0], name, f"{prefix}__{name}_{counts[name]}", **attributes)
        open_elements.append((made, mark.end))
    while open_elements:
        write(open_elements[-1][1])
        open_elements.pop()
