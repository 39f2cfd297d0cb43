"""Reading and writing files: the only place, beside resources.py, that touches the disk.

A file is written whole or not at all: under another name first, then put in its place.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from parser.diagnostics import CORE, Trouble, report


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises Trouble."""
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        advice = "is it the right name?" if isinstance(error, FileNotFoundError) else None
        raise Trouble(
            report(CORE["TP101"], f"cannot read {path}: {_reason(error)}", help=advice)
        ) from error


def beside(path: str, suffix: str) -> str | None:
    """The file beside another that has the same name and this ending, if there is one."""
    other = Path(path).with_suffix(suffix) if path != "-" and Path(path).name else None
    return str(other) if other and other.is_file() else None


def write(files: Mapping[Path, str]) -> None:
    """Write files, all of them or none. Raises Trouble."""
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = _stage(path, text.encode())
        for path, temporary in staged.items():
            os.replace(temporary, path)
    except (OSError, ValueError) as error:
        raise Trouble(report(CORE["TP107"], f"cannot write {path}: {_reason(error)}")) from error
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _stage(path: Path, data: bytes) -> Path:
    """The data on the disk, in the same folder, under a name that nobody reads."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
