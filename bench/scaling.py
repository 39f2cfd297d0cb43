"""Is time linear in the size of the text, and memory bounded? python -m bench.scaling

A treaty of many articles with lists is parsed at sizes that double; XML and JSON are made and
validated. Throughput should stay the same from row to row.
"""

from __future__ import annotations

import sys
import tracemalloc
from time import perf_counter

from parser import parse
from parser.pipeline import export

ARTICLE = """Article {n}
Cooperation in matter {n}
1. Each Party shall:
(a) inform the other Party of the measures it takes under this Treaty;
(b) reply to its questions:
(i) without delay; and
(ii) in writing.
2. The Parties meet once a year, as they agreed on 3 May 1999.
"""


def treaty(articles: int) -> str:
    front = "TREATY BETWEEN KENYA AND CHAD\nThe Government of Kenya and the Government of Chad,\n"
    body = "".join(ARTICLE.format(n=n) for n in range(1, articles + 1))
    return f"{front}Have agreed as follows:\n{body}Done at Nairobi on 4 May 2001.\n"


def main() -> int:
    print(f"{'articles':>8} {'kB':>7} {'parse':>8} {'export':>8} {'kB/s':>7}")
    for articles in (100, 200, 400, 800, 1600):
        text = treaty(articles)
        start = perf_counter()
        parsed = parse(text)
        middle = perf_counter()
        export(parsed, ("akn", "json"))
        end = perf_counter()
        size = len(text) / 1000
        row = f"{middle - start:7.2f}s {end - middle:7.2f}s {size / (end - start):7.0f}"
        print(f"{articles:8} {size:7.0f} {row}")
    text = treaty(400)
    tracemalloc.start()
    export(parse(text), ("akn", "json"))
    peak = tracemalloc.get_traced_memory()[1] / len(text.encode())
    print(f"\npeak of Python's memory: {peak:.0f} times the text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
