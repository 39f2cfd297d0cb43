"""How long a cold run on the charter takes: python -m bench.startup

One row a command, best and median of many runs taken in turn, and the share of the first row:
what it costs to import lark, pydantic and lxml alone. The package is byte-compiled first, as pip
does when it installs one.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
RUNS = 25
GOAL = 3.0  # times the imports, for a cold run with validated output


def main() -> int:
    compileall.compile_dir(ROOT / "parser", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        charter = ["-m", "parser", str(ROOT / "seeds" / "charter.txt"), "-o", folder]
        commands = {
            "import lark, pydantic, lxml.etree": ["-c", "import lark, pydantic, lxml.etree"],
            "parser seeds/charter.txt": charter,
            "parser --version": ["-m", "parser", "--version"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, arguments in commands.items():
                times[name].append(timed(arguments))
    base = times["import lark, pydantic, lxml.etree"]
    print(f"{'':36} {'best':>8} {'':>7} {'median':>8}")
    for name, taken in times.items():
        best, median = min(taken), statistics.median(taken)
        shares = best / min(base), median / statistics.median(base)
        row = f"{best * 1000:5.0f} ms {shares[0]:6.2f}x {median * 1000:5.0f} ms {shares[1]:6.2f}x"
        print(f"{name:36} {row}")
    print(f"\ngoal for the charter: {GOAL:.2f}x of the first row, best against best; a median far")
    print("above it says that other programs had the processor")
    return 0


def timed(arguments: list[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT, capture_output=True)
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
