"""Catalogues are whole: every text is translated, with the same values; nothing is left over."""

import re
from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
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
    return [told] if isinstance(told, str) else list(told)


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
