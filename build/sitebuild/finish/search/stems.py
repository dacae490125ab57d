"""Forms of the same English word (repay, repaying, repayment), by Snowball's stemmer."""

import re
from collections import defaultdict
from collections.abc import Iterable

from snowballstemmer import stemmer

from sitebuild.finish.search.sections import Section

_WORD = re.compile(r"[a-z]{2,}")


def groups(sections: Iterable[Section]) -> tuple[tuple[str, ...], ...]:
    """Return the words of the sections, those that have one stem together.

    >>> groups([Section("a.html", "A", "", "Loans", "A loan is repaid. Repayments.")])
    (('loan', 'loans'), ('is',), ('repaid',), ('repayments',))
    """
    words = dict.fromkeys(
        word
        for section in sections
        for word in _WORD.findall(f"{section.title} {section.text}".lower())
    )
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for word, stem in zip(words, stemmer("english").stemWords(list(words)), strict=True):
        by_stem[stem].append(word)
    return tuple(tuple(sorted(forms)) for forms in by_stem.values())
