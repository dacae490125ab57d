"""The index: the sections' text and the words to find it by, as compact as can be.

There are no postings. The whole guide is short enough for the page to look through it at each
query, so the text, which the results show anyway, is the index; what it takes to understand a
query (words, readings, variants, synonyms) is beside it.
"""

from collections.abc import Sequence
from urllib.parse import quote

from calculators.language import LANGUAGE, SOURCE
from sitebuild.finish.search import readings, stems, variants, vocabulary
from sitebuild.finish.search.lexicon import Lexicon, LexiconError
from sitebuild.finish.search.sections import Section

type Index = dict[str, object]


def make(sections: Sequence[Section], lexicon: Lexicon) -> Index:
    """Return the index of the sections; the module ``index.mjs`` of the page describes it.

    Raises:
        LexiconError: the lexicon leads to a section that there is not.
    """
    words = vocabulary.collect(sections, lexicon)
    read = readings.read(words.words, lexicon.readings)
    single = readings.characters(read)
    text = "".join(section.title + section.text for section in sections)
    known = {*text, *"".join(words.words), *"".join(lexicon.common)}
    simple = variants.characters(known, lexicon.spellings)
    return {
        "pages": _pages(sections),
        "sections": _sections(sections),
        "terms": " ".join(words.terms),
        "words": " ".join(words.others),
        "common": " ".join(lexicon.common),
        "vague": " ".join(lexicon.vague),
        "readings": readings.packed(single),
        "exceptions": {
            word: " ".join(reading) for word, reading in readings.exceptions(read, single).items()
        },
        "variants": "".join(key + value for key, value in simple.items()),
        "phrases": variants.phrases(set(words.words), simple),
        "same": lexicon.same if LANGUAGE == SOURCE else (*lexicon.same, *stems.groups(sections)),
        "asks": lexicon.asks,
        "roots": " ".join(lexicon.roots),
        "despair": lexicon.despair,
        "help": _addresses(sections, lexicon.help),
        "topics": _addresses(sections, lexicon.topics),
    }


def _addresses(sections: Sequence[Section], wanted: Sequence[str]) -> list[str]:
    """Return the addresses as the page compares them."""
    known = {f"{section.page}#{section.anchor}".removesuffix("#") for section in sections}
    if missing := [address for address in wanted if address not in known]:
        raise LexiconError(f"no section at {', '.join(missing)}")
    return [quote(address, safe="#/") for address in wanted]


def _pages(sections: Sequence[Section]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((section.page, section.page_title) for section in sections))


def _sections(sections: Sequence[Section]) -> list[tuple[int, str, str, str, int]]:
    places = {page: place for place, (page, _) in enumerate(_pages(sections))}
    return [
        (places[section.page], section.anchor, section.title, section.text, int(section.is_entry))
        for section in sections
    ]
