"""Treaty or AKN file → diagnostics: one file a check, found by listing this folder.

A check has CODES, its rows of the table, and `check(treaty)` for our model or `check_akn(root)`
for any Akoma Ntoso document, ours or not, or both. Each yields diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from lxml import etree

from parser.diagnostics import Diagnostic
from parser.model import Treaty


@cache
def checks() -> tuple[ModuleType, ...]:
    names = sorted(info.name for info in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}") for name in names)


def check(treaty: Treaty) -> Iterator[Diagnostic]:
    """What is wrong with a treaty, by its model."""
    for module in checks():
        if hasattr(module, "check"):
            yield from module.check(treaty)


def check_akn(root: etree._Element) -> Iterator[Diagnostic]:
    """What is wrong with an Akoma Ntoso document, beyond what the schema sees."""
    for module in checks():
        if hasattr(module, "check_akn"):
            yield from module.check_akn(root)
