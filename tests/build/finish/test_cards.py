"""The cards: of the size that is asked for, light, the same every time, for every page's words."""

import re
from pathlib import Path

import pytest
from PIL import Image
from project import SITE
from sitebuild.finish import cards

PAPER = (250, 249, 245)
LONG = "很长的标题" * 30


def drawn(tmp_path: Path, title: str = "负债多少算危险", text: str = "一句话。") -> Path:
    target = tmp_path / "cards" / "a.png"
    cards.draw(title, text, "微信借贷明白账", target)
    return target


def test_a_card_has_the_size_that_is_asked_for_and_is_light(tmp_path: Path) -> None:
    target = drawn(tmp_path)
    with Image.open(target) as card:
        assert (card.size, card.format) == (cards.SIZE, "PNG")
    assert target.stat().st_size < 40_000


def test_the_same_words_make_the_same_bytes(tmp_path: Path) -> None:
    assert drawn(tmp_path / "a").read_bytes() == drawn(tmp_path / "b").read_bytes()
    assert drawn(tmp_path / "a").read_bytes() != drawn(tmp_path / "c", title="别的").read_bytes()


@pytest.mark.parametrize(("title", "text"), [(LONG, LONG), ("WE2000 " * 40, "a" * 40)])
def test_nothing_stands_in_the_margins(tmp_path: Path, title: str, text: str) -> None:
    with Image.open(drawn(tmp_path, title, text)) as card:
        width, height = card.size
        margins = [
            (0, 20, 60, height),
            (width - 50, 20, width, height),
            (0, height - 50, *card.size),
        ]
        for margin in margins:
            assert card.convert("RGB").crop(margin).getcolors() == [
                ((margin[2] - margin[0]) * (margin[3] - margin[1]), PAPER)
            ]


def test_long_words_stay_above_the_line(tmp_path: Path) -> None:
    with Image.open(drawn(tmp_path, LONG, LONG)) as card:
        between = (0, 458, card.width, 472)
        assert len(card.convert("RGB").crop(between).getcolors() or []) == 1


@pytest.mark.site
def test_the_font_has_what_every_page_says() -> None:
    words = set()
    for page in SITE.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        words |= set(
            "".join(re.findall(r'property="og:(?:title|description)" content="([^"]*)', html))
        )
    assert "借" in words
    for character in words:
        assert cards._subset(character)


def test_a_character_that_the_font_lacks_is_named() -> None:
    with pytest.raises(ValueError, match="the font has no"):
        cards._subset("\ue000")
