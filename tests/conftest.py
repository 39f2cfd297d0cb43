"""What tests share: the charter, parsed once, and --update for golden files."""

from pathlib import Path

import pytest

from parser import Treaty, parse_file
from tests import CHARTER


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def charter() -> Treaty:
    return parse_file(CHARTER)


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    """A small treaty in a folder of its own."""
    path = tmp_path / "accord.txt"
    path.write_text(
        "Accord entre le Kenya et le Tchad\n"
        "Article premier\nLes Parties se réunissent.\n"
        "Article 2\nElles coopèrent.\n",
        encoding="utf-8",
    )
    return path
