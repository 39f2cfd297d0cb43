"""Full dates, with their ISO 8601 value."""

from collections.abc import Iterator

from parser import dates
from parser.lexicon import Lexicon
from parser.model import DateMark, Treaty
from parser.source import Passage


def marks(passage: Passage, treaty: Treaty, lexicon: Lexicon) -> Iterator[DateMark]:
    for day in dates.find(passage.text, lexicon):
        yield DateMark(
            type="date",
            start=day.start,
            end=day.end,
            span=passage.span_of(day.start, day.end),
            date=day.iso,
        )
