"""Files are written whole or not at all, whatever fails."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from parser import files
from parser.diagnostics import Trouble


def failing(number: int, real: Callable[..., object]) -> Callable[..., object]:
    """A function of the operating system that fails at its n-th call, as on a full disk."""
    calls = 0

    def call(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **options)

    return call


@pytest.mark.parametrize("name", ["fsync", "fdopen", "chmod"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_full_disk_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    old, new = tmp_path / "a.json", tmp_path / "a.akn.xml"
    old.write_text("old", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing(number, getattr(os, name)))
        with pytest.raises(Trouble, match=r"TP107.*No space left on device"):
            files.write({old: "changed", new: "made"})
    assert old.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_file_without_permission_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(Trouble, match=r"TP101.*cannot read charter.txt: Permission denied"):
        files.read("charter.txt")


def test_a_file_that_never_ends_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1 << 10)
    with pytest.raises(Trouble, match=r"TP101.*it is larger than"):
        files.read("/dev/zero")


def test_files_are_written_with_their_folder(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.json"
    files.write({path: "é"})
    assert path.read_bytes() == "é".encode()
    assert [p.name for p in path.parent.iterdir()] == ["a.json"]


def test_the_sidecar_is_found_beside_the_text(tmp_path: Path) -> None:
    text = tmp_path / "charter.txt"
    assert files.beside(str(text), ".toml") is None
    text.with_suffix(".toml").write_text("", encoding="utf-8")
    assert files.beside(str(text), ".toml") == str(tmp_path / "charter.toml")
    assert files.beside("-", ".toml") is None
