"""Bytes → Source: one file an input format, found by the ending of the file's name.

A reader has SUFFIXES and `read(data, name, encoding) -> Source`. It raises `Trouble` where
the bytes are no such document; what leaves this package is always a Source.
"""

import codecs
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from types import ModuleType

from parser.diagnostics import Trouble
from parser.source import Source, digest, printable


def read(data: bytes, name: str, encoding: str | None = None) -> Source:
    """The text of a document; one that cannot be read is empty, and a diagnostic says why."""
    reader = _reader(PurePath(name).suffix.lower())
    name = printable(name)
    try:
        source: Source = reader.read(data, name, encoding)
    except Trouble as error:
        return Source("", name, "binary", digest(data), diagnostics=(error.diagnostic,))
    return source


def is_encoding(name: str) -> bool:
    """Whether bytes can be decoded as text under this name."""
    try:
        return bool("a".encode(codecs.lookup(name).name))
    except (LookupError, ValueError):
        return False


def _reader(suffix: str) -> ModuleType:
    """The reader for a file ending; plain text for one that nobody claims."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    return next((m for m in modules if suffix in m.SUFFIXES), import_module(f"{__name__}.text"))
