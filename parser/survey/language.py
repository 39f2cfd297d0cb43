"""Which language a text is drafted in: the lexicons vote with their commonest words."""

import re
from collections import Counter
from collections.abc import Iterable

from parser.folding import fold
from parser.lexicon import NONE, Lexicon, lexicons
from parser.survey.layout import Line

_SAMPLE = 40_000  # characters that are enough to tell
_SHARE = 0.08  # of the words of a text, at least, are its language's commonest


def vote(lines: Iterable[Line]) -> Lexicon:
    """The lexicon whose common words are most frequent, or the empty one."""
    sample, size = [], 0
    for line in lines:
        sample.append(line.text)
        size += len(line.text)
        if size > _SAMPLE:
            break
    words = Counter(re.findall(r"\w+", fold(" ".join(sample)[:_SAMPLE])))
    total = sum(words.values())
    votes = {
        lexicon.code: sum(words[word] for word in lexicon.common) for lexicon in lexicons().values()
    }
    best = max(votes, key=lambda code: votes[code], default=None)
    if best is None or votes[best] < _SHARE * total:
        return NONE
    return lexicons()[best]
