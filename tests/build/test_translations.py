"""Catalogues are whole: every text is translated, with the same values; nothing is left over."""

import re
from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from sitebuild import translations

MESSAGES = [message for message in translations.catalogue("en") if message.id]
VALUE = re.compile(r"\{\{[^}]*\}\}|\{\w+[^}]*\}")
CHINESE = re.compile(r"[\u3400-\u9fff]|[，。；：、（）？！「」]")
# Names of products and documents are given in Chinese too, so that readers find them elsewhere.
IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")


def text(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def translated(message: Message) -> list[str]:
    told = message.string
    return [told] if isinstance(told, str) else list(told or ())


def values(said: str) -> list[str]:
    return sorted(set(VALUE.findall(said)))


def test_every_text_is_translated() -> None:
    hint = "write the translation behind the empty msgstr (make texts lists them)"
    assert list(translations.untranslated("en")) == [], hint


def test_translations_hold_the_same_values() -> None:
    assert [
        (text(message), said)
        for message in MESSAGES
        for said in translated(message)
        if values(said) != values(text(message))
    ] == []


def test_no_chinese_is_left_but_names_in_brackets() -> None:
    assert [
        said
        for message in MESSAGES
        for said in translated(message)
        if CHINESE.search(IN_BRACKETS.sub("", said))
    ] == []


def test_the_catalogue_holds_the_texts_of_the_sources_and_no_others() -> None:
    assert list(translations.outdated("en")) == [], "run make texts"


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, str], None]:
    """Replace a text in the catalogue."""

    def replace(right: str, other: str) -> None:
        text = translations.path_of("en").read_text(encoding="utf-8")
        assert right in text
        changed = tmp_path / "en.po"
        changed.write_text(text.replace(right, other, 1), encoding="utf-8")
        monkeypatch.setattr(translations, "path_of", lambda _: changed)

    return replace


def test_the_layout_of_the_catalogue_is_free(change: Callable[[str, str], None]) -> None:
    change('msgid "本金"', 'msgid ""\n"本"\n"金"')
    assert list(translations.outdated("en")) == []


@pytest.mark.parametrize(
    ("right", "other", "told"),
    [
        ('msgid "本金"', 'msgid "本今"', "“本金”: is not in en.po"),
        ('msgid "本金"', 'msgid "本今"', "“本今”: is in no source any more"),
        (
            "page/results.mjs",
            "page/other.mjs",
            "is now in build/sitebuild/finish/search/page/results",
        ),
    ],
)
def test_what_make_texts_would_change_is_told(
    change: Callable[[str, str], None], right: str, other: str, told: str
) -> None:
    change(right, other)
    assert any(told in each for each in translations.outdated("en"))


def test_an_empty_translation_is_told_with_its_line(change: Callable[[str, str], None]) -> None:
    change('msgstr "Later"', 'msgstr ""')
    (told,) = translations.untranslated("en")
    assert re.fullmatch(r"en\.po:\d+: “以后再说”: has an empty msgstr", told)


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., list[str]]:
    """Update a catalogue of two texts to other texts; return what is reported."""
    file = tmp_path / "en.po"
    monkeypatch.setattr(translations, "path_of", lambda _: file)
    start = Catalog(locale="en")
    start.add("每个月还款的金额，四舍五入到分", "The monthly payment, rounded to fen")
    start.add((" 个月", " 个月"), (" month", " months"))
    with file.open("wb") as target:
        write_po(target, start)

    def update(*texts: str | tuple[str, str]) -> list[str]:
        found = Catalog()
        for each in texts:
            found.add(each, locations=[("calculators/answering.py", 0)])
        monkeypatch.setattr(translations, "texts", lambda: found)
        file.write_bytes(translations.updated("en"))
        return [each.partition(": ")[2] for each in translations.untranslated("en")]

    return update


FIRST, MONTHS = "每个月还款的金额，四舍五入到分", (" 个月", " 个月")
CORRECTED = "每个月还款的金额（四舍五入到分）"
SAID = "The monthly payment, rounded to fen"


def translation(text: str) -> str:
    held = GNUTranslations(BytesIO(translations.compiled("en")))
    return held.gettext(text)


def edit(right: str, other: str) -> None:
    file = translations.path_of("en")
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, other, 1), encoding="utf-8")


def test_a_corrected_text_takes_its_translation_along_marked(
    sources: Callable[..., list[str]],
) -> None:
    (told,) = sources(CORRECTED, MONTHS)
    assert told == f"“{CORRECTED}”: is fuzzy: edit the msgstr, or delete “#, fuzzy”"
    message = translations.catalogue("en").get(CORRECTED)
    assert message
    assert message.string == SAID
    # Nobody has compared the two: readers are not shown it, though it is in the file.
    assert translation(CORRECTED) == CORRECTED
    assert sources(CORRECTED, MONTHS) == [told]


def test_scripts_do_not_get_a_translation_that_is_fuzzy(
    change: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    change('msgid "以后再说"', '#, fuzzy\nmsgid "以后再说"')
    monkeypatch.setattr(translations, "of_scripts", translations.of_scripts.__wrapped__)
    assert "以后再说" not in translations.of_scripts("en")


def test_the_mark_goes_with_the_line_or_when_the_translation_is_edited(
    sources: Callable[..., list[str]],
) -> None:
    assert sources(CORRECTED, MONTHS)
    edit("#, fuzzy\n", "")
    assert sources(CORRECTED, MONTHS) == []
    assert translation(CORRECTED) == SAID
    assert sources(FIRST, MONTHS)
    edit(f'msgstr "{SAID}"', 'msgstr "What you pay a month"')
    assert sources(FIRST, MONTHS) == []
    assert translation(FIRST) == "What you pay a month"
    assert not translations.catalogue("en").obsolete


def test_a_translation_stays_until_every_text_has_one(sources: Callable[..., list[str]]) -> None:
    assert sources("另一句话", MONTHS) == ["“另一句话”: has an empty msgstr"]
    assert FIRST in translations.catalogue("en").obsolete
    assert "“每个月还款的金额，四舍五入到分”: is obsolete" in "".join(translations.outdated("en"))
    # It comes back, as where a branch is left.
    assert sources(FIRST, MONTHS) == []
    assert translation(FIRST) == SAID
    assert sources(MONTHS) == []
    assert not translations.catalogue("en").obsolete


def test_a_text_with_a_plural_takes_along_only_one_with_a_plural(
    sources: Callable[..., list[str]],
) -> None:
    assert sources(FIRST, " 个月。") == ["“ 个月。”: has an empty msgstr"]
    (told,) = sources(FIRST, (" 个月。", " 个月。"))
    assert "is fuzzy" in told


def test_scripts_get_the_texts_that_stand_in_them() -> None:
    told = translations.of_scripts("en")
    assert told["以后再说"] == "Later"
    assert "本金" not in told
    assert translations.of_scripts("zh") == {}


def test_a_catalogue_can_be_made_of_some_sources() -> None:
    """The page's Python gets what calculators say, not what only the build does."""
    some = translations.compiled("en", lambda source: source.startswith("calculators/catalogue/"))
    held = GNUTranslations(BytesIO(some))
    assert held.gettext("还欠") == "Still owed"
    assert held.gettext("复制全文") == "复制全文"
    everything = GNUTranslations(BytesIO(translations.compiled("en")))
    assert everything.gettext("复制全文") == "Copy the text"
