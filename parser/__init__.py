"""Treaty texts, as somebody copied them, into Akoma Ntoso 3.0 XML and JSON.

    from parser import parse, parse_file, Treaty

The names are imported when they are first used, so that the command line starts fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Treaty", "parse", "parse_file"]

if TYPE_CHECKING:
    from parser.api import parse, parse_file
    from parser.model import Treaty


def __getattr__(name: str) -> Any:
    if name in ("parse", "parse_file"):
        from parser import api

        return getattr(api, name)
    if name == "Treaty":
        from parser.model import Treaty

        return Treaty
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
