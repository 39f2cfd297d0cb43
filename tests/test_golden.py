"""Small treaties, one for each form: their JSON, XML and diagnostics, to the last character.

`pytest --update` writes the expected files anew; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from parser import Treaty, parse_file
from parser.diagnostics import render
from parser.pipeline import export
from tests import ROOT, TREATIES


def expected(path: Path, text: str, update: bool) -> str:
    if update:
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@pytest.mark.parametrize("folder", TREATIES, ids=lambda folder: folder.name)
def test_a_treaty_gives_what_is_expected(folder: Path, update: bool) -> None:
    treaty = parse_file(folder / "text.txt")
    outputs, faults = export(treaty, ("akn", "json"))
    findings = render([*treaty.diagnostics, *faults], "full", "text.txt")
    assert findings == expected(folder / "diagnostics.txt", findings, update)
    for suffix, text in outputs.items():
        assert text == expected(folder / f"text{suffix}", text, update)
    assert bool(outputs) == (folder / "text.akn.xml").is_file()


def test_the_charter_gives_what_is_committed(charter: Treaty) -> None:
    outputs, faults = export(charter, ("akn", "json"))
    assert faults == ()
    for suffix, text in outputs.items():
        assert text == (ROOT / "out" / f"charter{suffix}").read_text(encoding="utf-8")
