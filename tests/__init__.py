"""Tests: golden treaties, prose cases of the grammar, properties, the command line, the package."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHARTER = ROOT / "seeds" / "charter.txt"
GOLDEN = ROOT / "tests" / "golden"
TREATIES = sorted(folder for folder in GOLDEN.iterdir() if folder.is_dir())
