"""Treaty → text: one file an output format, found by listing this folder.

An exporter has SUFFIX and `export(treaty) -> str`, and reads the model alone. Where files of its
format can be checked it also has CODES, READS (the endings of such files),
`validate(data) -> diagnostics` for files of ours and of others, and `gate(text) -> diagnostics`,
which forbid writing what it just exported.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def formats() -> tuple[str, ...]:
    """The names of the formats there are."""
    return tuple(sorted(info.name for info in iter_modules(__path__)))


def exporter(name: str) -> ModuleType:
    """The exporter of a format."""
    return import_module(f"{__name__}.{name}")


def validator(suffix: str) -> ModuleType | None:
    """The format that checks files with this ending, if any does."""
    modules = map(exporter, formats())
    return next((m for m in modules if suffix in getattr(m, "READS", ())), None)
