"""Every text of the development corpus: python -m bench.corpus ../shared

Writes the XML of each into out/corpus, scores it against the gold structure, and fails where a
promise is broken: characters lost, output that is not valid, a fault of the program itself.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from parser import parse_file
from parser.files import write
from parser.pipeline import export

ROOT = Path(__file__).resolve().parent.parent
BROKEN = ("TP5", "TP6", "TP9")


def main(shared: str) -> int:
    folder = ROOT / "out" / "corpus"
    for old in folder.glob("*"):
        old.unlink()
    broken, codes = [], Counter[str]()
    texts = sorted(Path(shared, "corpus").glob("*.txt"))
    for path in texts:
        treaty = parse_file(path)
        outputs, faults = export(treaty, ("akn",))
        findings = [*treaty.diagnostics, *faults]
        codes.update({d.code for d in findings})
        broken += [f"{path.name}: {d}" for d in findings if d.code.startswith(BROKEN)]
        write({folder / f"{path.stem}{suffix}": text for suffix, text in outputs.items()})
    print(*broken, sep="\n", end="\n" if broken else "")
    print(f"{len(texts)} texts; with", ", ".join(f"{c} {n}" for c, n in sorted(codes.items())))
    score = Path(shared, "tools", "score_akn.py")
    folders = ["--gold", str(Path(shared, "corpus")), "--parsed", str(folder)]
    command = [sys.executable, "-B", str(score), *folders]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    print(result.stdout, end="")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
