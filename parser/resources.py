"""Finds the project's data, grammar/ and schemas/, in an installed wheel or in a checkout.

A wheel carries the two folders inside the package, as `_data`; in a checkout they stand
beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent
GRAMMAR = ROOT / "grammar"
SCHEMAS = ROOT / "schemas"


def text(folder: Path, name: str) -> str:
    """The text of one data file, which is always UTF-8."""
    return (folder / name).read_text(encoding="utf-8")
