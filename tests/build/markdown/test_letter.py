"""A letter can be filled in where it is, without scripts and without a form that is sent."""

import re

import pytest
from pymdownx.superfences import SuperFencesException
from sitebuild.markdown.letter import letter_block


def test_a_blank_is_a_control_with_the_name_of_what_is_asked() -> None:
    html = letter_block("我是[姓名]，")
    assert 'aria-label="姓名"' in html
    assert "我是<span" in html
    assert "<input" in html
    assert "<form" not in html


def test_a_mark_behind_a_blank_does_not_begin_a_line() -> None:
    html = letter_block("我是[姓名]，住在[地址]里。因为[原因…]。")
    assert re.search(
        r'<span class="letter__blank"><input [^>]*aria-label="姓名"[^>]*>，</span>', html
    )
    assert html.count("letter__blank") == 1
    assert "</textarea>。" in html


def test_a_long_blank_has_several_lines() -> None:
    html = letter_block("因为[原因…]")
    assert '<textarea aria-label="原因"' in html


def test_paragraphs_and_lines_stay_as_they_are_written() -> None:
    html = letter_block("[称呼]：\n\n一\n二\n\n[日期]")
    assert html.count("<p>") == 3
    assert "一<br>二" in html


def test_what_is_written_is_escaped() -> None:
    assert "&lt;b&gt;" in letter_block("<b>[姓名]")


def test_the_tools_are_hidden_until_a_script_shows_them() -> None:
    assert '<p class="letter__tools" hidden>' in letter_block("[姓名]")


def test_a_letter_without_blanks_fails_the_build() -> None:
    with pytest.raises(SuperFencesException, match="blank"):
        letter_block("没有空格")
