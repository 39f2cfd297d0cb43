"""What the README shows is what happens."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

from parser.exporters import formats
from tests import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_console_block_is_the_real_output() -> None:
    block = re.search(r"```console\n\$ python (.*?)\n(.*?)```", README, re.S)
    assert block is not None
    result = subprocess.run(
        [sys.executable, *block[1].split()], cwd=ROOT, capture_output=True, check=True
    )
    assert result.stderr.decode() == block[2]


def test_the_python_block_runs() -> None:
    block = re.search(r"```python\n(.*?)```", README, re.S)
    assert block is not None
    test = doctest.DocTestParser().get_doctest(block[1], {}, "README", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_xml_and_json_shown_are_those_of_the_charter() -> None:
    xml = (ROOT / "out" / "charter.akn.xml").read_text(encoding="utf-8")
    json = (ROOT / "out" / "charter.json").read_text(encoding="utf-8")
    for line in re.findall(r"^ *(<(?:section|num|heading|paragraph|content).*)$", README, re.M):
        assert line in xml
    for key in re.findall(r'"(?:eId|num|number)": "[^"]+"', README):
        assert key in json


def test_the_files_and_folders_that_are_named_exist() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists()
    for folder in re.findall(r"`((?:grammar|parser)/[a-z]+)/", README):
        assert (ROOT / folder).is_dir()
    assert formats() == ("akn", "json")


def test_the_pages_link_to_pages_that_exist() -> None:
    for page in Path(ROOT, "docs").rglob("*.md"):
        for path in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / path).exists(), (page, path)
