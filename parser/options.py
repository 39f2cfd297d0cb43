"""What a caller may say about a text, from the command line or from Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parser.sidecar import Sidecar

Profile = Literal["akn4un", "flat"]
PROFILES: tuple[Profile, ...] = ("akn4un", "flat")


@dataclass(frozen=True, slots=True)
class Options:
    """`language` is a two- or three-letter code, `jurisdiction` the first part of the IRI."""

    encoding: str | None = None
    language: str | None = None
    jurisdiction: str | None = None
    profile: Profile = "akn4un"
    sidecar: Sidecar = field(default_factory=Sidecar)
