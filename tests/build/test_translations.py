"""Catalogues are whole: every text is translated, with the same values; nothing is left over."""

import re

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
    assert [text(message) for message in MESSAGES if not all(translated(message))] == []


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
    assert translations.updated("en") == translations.path_of("en").read_bytes(), "run make texts"


def test_scripts_get_the_texts_that_stand_in_them() -> None:
    told = translations.of_scripts("en")
    assert told["以后再说"] == "Later"
    assert "本金" not in told
    assert translations.of_scripts("zh") == {}
