"""Namings of the contracting parties, short or in full, with or without their government."""

from collections.abc import Iterator

from parser import states
from parser.lexicon import Lexicon
from parser.model import PartyMark, Treaty
from parser.source import Passage


def marks(passage: Passage, treaty: Treaty, lexicon: Lexicon) -> Iterator[PartyMark]:
    parties = {party.code for party in treaty.parties}
    for state in states.find(passage.text, lexicon):
        if state.code in parties:
            yield PartyMark(
                type="party",
                start=state.start,
                end=state.end,
                span=passage.span_of(state.start, state.end),
                code=state.code,
            )
