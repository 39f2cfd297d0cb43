"""Which language a text is drafted in: the lexicons vote with their words.

The commonest words of a language tell it in running text; in a short one, so do the words at
the heads of its divisions.
"""

import re
from collections import Counter
from collections.abc import Sequence

from parser.folding import fold
from parser.lexicon import NONE, Lexicon, alternation, lexicons
from parser.survey.layout import Line

_SAMPLE = 40_000  # characters that are enough to tell
_SHORT = 100  # words of a text that may be too few to tell it by the commonest
_SHARE = 0.08  # of the words of a text, at least, are its language's commonest


def vote(lines: Sequence[Line]) -> Lexicon:
    """The lexicon whose words are most frequent, or the empty one."""
    text = fold("\n".join(line.text for line in lines)[:_SAMPLE])
    words = Counter(re.findall(r"\w+", text))
    ballots = {code: _ballot(words, lexicon) for code, lexicon in lexicons().items()}
    best = max(ballots, key=lambda code: ballots[code], default=None)
    if best is None:
        return NONE
    common = ballots[best] >= _SHARE * words.total()
    short = words.total() < _SHORT and _divided(lines, lexicons()[best])
    return lexicons()[best] if common or short else NONE


def _ballot(words: Counter[str], lexicon: Lexicon) -> int:
    return sum(words[word] for word in (*lexicon.common, *lexicon.divisions))


def _divided(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether two lines or more begin with the word of a division and a number."""
    pattern = re.compile(rf"(?:{alternation(lexicon.divisions)})\s*(?:\d|[ivx]+\b)")
    return sum(bool(pattern.match(fold(line.text[:40]))) for line in lines) >= 2
