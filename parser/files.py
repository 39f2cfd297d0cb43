"""Reading and writing files: the only place, beside resources.py, that touches the disk.

A file is written whole or not at all: under another name first, then put in its place.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from parser.diagnostics import CORE, Trouble, report

LARGEST = 64 << 20  # bytes of a file that are read


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises Trouble."""
    try:
        if path == "-":
            data = _open(sys.stdin).buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        advice = "is it the right name?" if isinstance(error, FileNotFoundError) else None
        message = f"cannot read {path}: {_reason(error)}"
        raise Trouble(report(CORE["TP101"], message, help=advice)) from error
    if len(data) > LARGEST:
        message = f"cannot read {path}: it is larger than {LARGEST >> 20} MiB"
        raise Trouble(report(CORE["TP101"], message, help="is it a text?"))
    return data


def beside(path: str, suffix: str) -> str | None:
    """The file beside another that has the same name and this ending, if there is one."""
    other = Path(path).with_suffix(suffix) if path != "-" and Path(path).name else None
    return str(other) if other and os.path.lexists(other) else None


def same(one: Path, other: str) -> bool:
    """Whether two names are of one file that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def print_out(text: str) -> None:
    """Write to standard output, as UTF-8. Raises Trouble."""
    try:
        stream = _open(sys.stdout).buffer
        stream.write(text.encode())
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot write to standard output: {_reason(error)}"
        raise Trouble(report(CORE["TP107"], message)) from error


def _open(stream: TextIO | None) -> TextIO:
    if stream is None:
        raise OSError(errno.EBADF, "it is closed")
    return stream


def write(files: Mapping[Path, str]) -> None:
    """Write files, all of them or none. Raises Trouble."""
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "Is a directory")
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
