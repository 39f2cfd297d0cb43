"""The built wheel, in an empty environment, parses the charter from another folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path

from tests import CHARTER, ROOT

QUIET = ["--quiet", "--disable-pip-version-check"]


def test_the_wheel_parses_the_charter(tmp_path: Path) -> None:
    build = ["wheel", *QUIET, "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)]
    subprocess.run([sys.executable, "-m", "pip", *build], check=True)
    wheel = next(tmp_path.glob("treaty_parser-*.whl"))
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    install = ["install", *QUIET, "-c", str(ROOT / "constraints.txt"), str(wheel)]
    subprocess.run([python, "-m", "pip", *install], check=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [str(tmp_path / "env" / "bin" / "treaty-parser"), str(CHARTER), "--quiet"]
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    subprocess.run(command, check=True, cwd=elsewhere, env=clean)
    for name in ("charter.akn.xml", "charter.json"):
        written = (elsewhere / "out" / name).read_bytes()
        assert written == (ROOT / "out" / name).read_bytes()
