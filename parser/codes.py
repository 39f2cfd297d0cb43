"""The table of all diagnostic codes: the core's rows, each check's and each format's own."""

from __future__ import annotations

from functools import cache

from parser import checks, exporters
from parser.diagnostics import CORE, Code, Diagnostic


@cache
def codes() -> dict[str, Code]:
    """Every code there is, by its name."""
    found = dict(CORE)
    for module in (*checks.checks(), *map(exporters.exporter, exporters.formats())):
        found |= getattr(module, "CODES", {})
    return dict(sorted(found.items()))


def blocks(diagnostic: Diagnostic) -> bool:
    """Whether nothing may be written with this finding."""
    return codes()[diagnostic.code].blocks
