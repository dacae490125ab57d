"""The lexicon, and what libraries make of words: pieces, readings, variants."""

from pathlib import Path

import pytest
from sitebuild.finish.search import lexicon, readings, variants, vocabulary
from sitebuild.finish.search.lexicon import Lexicon, LexiconError
from sitebuild.finish.search.sections import Section

FILE = lexicon.FILE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def known() -> Lexicon:
    return lexicon.load()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("same = [\n", 'same = [\n  "独",\n'),
        ("asks = [\n", 'asks = [\n  ["问"],\n'),
        ('spellings = "', 'spellings = "帐 '),
    ],
)
def test_a_wrong_entry_is_named(right: str, wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text(FILE.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.toml: (same|asks|spellings): .*expected"):
        lexicon.load(file)


def test_no_word_means_itself_twice(known: Lexicon) -> None:
    for group in known.same:
        assert len(set(group)) == len(group)


def test_terms_are_kept_whole_and_headings_are_terms(known: Lexicon) -> None:
    section = Section("a.html", "页", "b", "怎么看报价", "微粒贷的内部收益率，写在合同上面。")
    found = vocabulary.collect([section], known)
    assert {"微粒贷", "内部收益率", "报价"} <= set(found.terms)
    assert "上面" in found.others
    assert "怎么" not in found.terms
    assert found.terms.index("微粒贷") < found.terms.index("砍头息"), (
        "what stands there comes first"
    )


def test_readings_are_those_of_the_trade(known: Lexicon) -> None:
    read = readings.read(["还款", "利率", "降额", "银行", "百行征信"], known.readings)
    assert [" ".join(reading) for reading in read.values()] == [
        "huan kuan",
        "li lv",
        "jiang e",
        "yin hang",
        "bai hang zheng xin",
    ]


def test_readings_are_packed_without_loss() -> None:
    read = {"银行": ("yin", "hang"), "行为": ("xing", "wei"), "行业": ("hang", "ye")}
    single = readings.characters(read)
    assert single["行"] == "hang"
    assert readings.exceptions(read, single) == {"行为": ("xing", "wei")}
    syllables = readings.packed(single).split(" ")
    assert sum(len(each.lstrip("abcdefghijklmnopqrstuvwxyz")) for each in syllables) == len(single)


def test_only_variants_that_lead_to_known_characters_are_kept() -> None:
    simple = variants.characters(set("贷额账征里"), {"帐": "账"})
    for traditional, plain in zip("貸額帳徵裡裏", "贷额账征里里", strict=True):
        assert simple[traditional] == plain
    assert "龍" not in simple
    assert not set(simple) & set("贷额账征里")
