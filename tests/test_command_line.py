"""The command line as a user meets it: what is written, what is said, what it exits with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from parser import __version__
from parser.codes import codes
from tests import CHARTER, GOLDEN, ROOT


def run(
    *arguments: object, cwd: Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "parser", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | (environment or {}),
    )


def said(result: subprocess.CompletedProcess[bytes]) -> str:
    return result.stderr.decode()


def test_a_text_is_written_as_xml_and_json_with_a_summary(tmp_path: Path) -> None:
    result = run(CHARTER, cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout == b""
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "charter.akn.xml",
        "charter.json",
    ]
    assert said(result).split("\n")[:2] == [
        "Charte de partenariat stratégique entre l’Azerbaïdjan et les États-Unis",
        "  kind         charter, language fr",
    ]
    assert "10,550 of 10,550 characters accounted for" in said(result)
    assert "out/charter.akn.xml, out/charter.json" in said(result)


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    result = run("-", cwd=tmp_path, stdin=CHARTER.read_bytes())
    assert result.returncode == 0
    assert result.stdout.startswith(b"<?xml")
    assert list(tmp_path.iterdir()) == []


def test_one_format_goes_to_standard_output(tmp_path: Path) -> None:
    result = run(CHARTER, "-o", "-", "--to", "json", "-q", cwd=tmp_path)
    assert json.loads(result.stdout)["meta"]["instrument"]["value"] == "charter"
    assert said(result) == ""


def test_a_sidecar_can_be_named(tmp_path: Path, text_file: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text('[signature]\ndate = 2001-02-03\nplace = "Arlon"\n', encoding="utf-8")
    result = run(text_file, "--meta", facts, "-o", "-", "--to", "json", cwd=tmp_path)
    signed = json.loads(result.stdout)["meta"]["signatureDate"]
    assert signed == {"value": "2001-02-03", "origin": "sidecar"}


def test_a_file_called_like_a_command_is_reached_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "validate").write_bytes(CHARTER.read_bytes())
    assert run("./validate", "-q", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "validate.akn.xml").is_file()


@pytest.mark.parametrize(
    ("sidecar", "message", "line"),
    [
        ('[title]\nvalue = "x"\nfoo = 3\n', "unknown key: title.foo", 3),
        ('[signature]\ndate = "tomorrow"\n', "input should be a valid date: signature.date", 2),
        ("[title\n", "expected ']' at the end of a table declaration (at line 1, column 7)", 1),
        ("[titel]\n", "unknown key: titel", 1),
        ("1 = 2\n", "unknown key: 1", None),
        (
            '[number]\nvalue = "a b"\n',
            "string should match pattern '^[A-Za-z0-9][A-Za-z0-9.-]*$': number.value",
            2,
        ),
        ('[title]\nvalue = "a\\u0001"\n', None, 2),
        (
            "[[parties]]\nname='A'\ncode='FRA'\n[[parties]]\nname='B'\ncode='FRA'\n",
            "two parties have the same code: parties",
            1,
        ),
    ],
)
def test_a_broken_sidecar_is_reported_with_its_line(
    tmp_path: Path, text_file: Path, sidecar: str, message: str | None, line: int | None
) -> None:
    text_file.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    result = run(text_file, cwd=tmp_path)
    assert result.returncode == 1
    first, second = said(result).split("\n")[:2]
    assert (
        first.startswith("error[TP301]: ")
        if message is None
        else first == f"error[TP301]: {message}"
    )
    assert second == f"  --> {text_file.with_suffix('.toml')}" + (f":{line}" if line else "")
    assert not (tmp_path / "out").exists()


def test_a_missing_file_and_a_folder_are_reported(tmp_path: Path) -> None:
    result = run("missing.txt", ".", cwd=tmp_path)
    assert result.returncode == 2
    assert "error[TP101]: cannot read missing.txt: No such file or directory" in said(result)
    assert "error[TP101]: cannot read .: Is a directory" in said(result)


def test_an_output_folder_that_cannot_be_made_is_reported(tmp_path: Path, text_file: Path) -> None:
    result = run(text_file, "-o", text_file / "out", cwd=tmp_path)
    assert result.returncode == 2
    assert "error[TP107]: cannot write" in said(result)


def test_two_texts_of_one_name_are_refused(tmp_path: Path, text_file: Path) -> None:
    other = tmp_path / "b" / text_file.name
    other.parent.mkdir()
    other.write_bytes(text_file.read_bytes())
    result = run(text_file, other, cwd=tmp_path)
    assert result.returncode == 2
    assert said(result).startswith("error[TP108]: ")
    assert "would both be written as out/accord.akn.xml" in said(result)
    assert not (tmp_path / "out").exists()


def test_a_text_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "charter.json"
    path.write_bytes(CHARTER.read_bytes())
    result = run(path, "-o", tmp_path, cwd=tmp_path)
    assert result.returncode == 2
    assert "would be written over" in said(result)
    assert path.read_bytes() == CHARTER.read_bytes()


def test_a_folder_in_the_place_of_an_output_leaves_nothing_half_written(
    tmp_path: Path, text_file: Path
) -> None:
    (tmp_path / "out" / "accord.json").mkdir(parents=True)
    result = run(text_file, cwd=tmp_path)
    assert result.returncode == 2
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["accord.json"]


def test_a_full_or_closed_standard_output_is_reported(tmp_path: Path) -> None:
    for redirection in (">/dev/full", ">&-"):
        command = f'"{sys.executable}" -m parser schema {redirection}'
        result = subprocess.run(
            ["sh", "-c", command],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert result.returncode == 2
        assert result.stderr.decode().startswith("error[TP107]: cannot write to standard output")


def test_what_is_no_treaty_is_not_written(tmp_path: Path) -> None:
    result = run(GOLDEN / "press" / "text.txt", cwd=tmp_path)
    assert result.returncode == 1
    assert said(result).startswith("error[TP201]: no treaty structure found\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--to", "pdf"),
        ("--lang", "french!"),
        ("--lang", "xx"),
        ("--jurisdiction", "UN"),
        ("--profile", "round"),
        ("--encoding", "klingon"),
        ("--to", ""),
        ("-o", ""),
        ("--diagnostics", "loud"),
        ("-o", "-", "--to", "akn,json"),
    ],
)
def test_wrong_usage_exits_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(CHARTER, *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in said(result)
    assert list(tmp_path.iterdir()) == []


def test_diagnostics_can_be_read_by_programs(tmp_path: Path) -> None:
    text = GOLDEN / "press" / "text.txt"
    as_json = json.loads(said(run(text, "--diagnostics", "json", cwd=tmp_path)))
    assert (as_json["code"], as_json["severity"]) == ("TP201", "error")
    clean = run(CHARTER, "--diagnostics", "json", "-o", "-", cwd=tmp_path)
    assert [json.loads(line)["code"] for line in said(clean).splitlines()] == ["TP311"]
    github = said(run(text, "--diagnostics", "github", cwd=tmp_path))
    assert github.startswith(f"::error file={text},title=TP201::no treaty structure found")
    concise = said(run(text, "--diagnostics", "concise", cwd=tmp_path))
    assert concise == f"{text}: error[TP201]: no treaty structure found\n"


def test_one_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    result = run("missing.txt", CHARTER, "-q", cwd=tmp_path)
    assert result.returncode == 2
    assert (tmp_path / "out" / "charter.json").is_file()


def test_two_runs_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    places = [
        ("a", {"PYTHONHASHSEED": "1", "TZ": "Asia/Baku", "LC_ALL": "C"}),
        ("b", {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"}),
    ]
    outputs = []
    for name, environment in places:
        folder = tmp_path / name
        folder.mkdir()
        assert run(CHARTER, "-q", cwd=folder, environment=environment).returncode == 0
        outputs.append({p.name: p.read_bytes() for p in (folder / "out").iterdir()})
    assert outputs[0] == outputs[1]
    assert outputs[0]["charter.json"] == (ROOT / "out" / "charter.json").read_bytes()


def test_the_schema_is_printed(tmp_path: Path) -> None:
    result = run("schema", cwd=tmp_path)
    assert result.stdout == (ROOT / "schemas" / "treaty.schema.json").read_bytes()


def test_every_code_is_explained(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    for code in codes().values():
        assert f"## {code.code} {code.title}" in page
    result = run("explain", "tp201", cwd=tmp_path)
    assert result.stdout.decode().startswith("TP201 (error): no treaty structure found\n")
    assert run("explain", "TP999", cwd=tmp_path).returncode == 2


def test_the_version_is_printed(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.decode() == f"treaty-parser {__version__}\n"
