"""Figures and entries stand in a page as the data files hold them."""

import re

import pytest
from markdown import markdown
from pymdownx.superfences import SuperFencesException
from sitebuild.markdown.facts import card, sources_block, verdicts_block

from calculators import display, facts
from calculators.datafile import DataError


def rendered(text: str) -> str:
    return markdown(text, extensions=["sitebuild.markdown.facts", "tables"])


def test_a_figure_stands_with_its_verdict() -> None:
    html = rendered("最高 {{ p-1.max }}。")
    assert '<data value="300000">30 万元</data>' in html
    assert f'class="verdict verdict--{facts.figure("p-1.max").verdict}"' in html
    assert 'href="site:sources.html#p-1"' in html


def test_a_bare_figure_stands_alone() -> None:
    html = rendered("最高 {{ p-1.max bare }}。")
    assert '<data value="300000">30 万元</data>' in html
    assert "verdict" not in html


def test_a_figure_stands_in_a_table() -> None:
    html = rendered("| 产品 | 上限 |\n|---|---|\n| 微粒贷 | {{ p-1.max }} |")
    assert "<td><span" in html


def test_an_unknown_figure_fails_the_build() -> None:
    with pytest.raises(DataError, match="average"):
        rendered("{{ p-1.average }}")


def test_a_figure_that_changes_says_since_when_it_holds() -> None:
    changing = facts.figure("lpr-1y.rate")
    entry = facts.entry("lpr-1y")
    days = f"{changing.since} 起，截至 {entry.looked_up}"
    assert f'title="{days}；' in rendered("LPR {{ lpr-1y.rate }}")
    assert f"{display.figure(changing)}：{days}。" in card(entry)


def test_a_row_of_figures_has_its_label_once_and_behind_the_last() -> None:
    html = card(facts.entry("w-5"))
    assert html.count("verdict--confirmed") == 1
    assert re.search(r"10%</data> <a[^>]*verdict--confirmed", html)


def test_the_register_leads_to_the_documents() -> None:
    html = sources_block("")
    for source in facts.entry("p-1").sources:
        assert f'<a href="#source-{source.id}">{source.title}</a>' in html
    assert '<a href="#documents">' in html
    assert "文章第一节。" in html


def test_verdicts_are_counted() -> None:
    html = re.sub(r"<[^>]+>", "", verdicts_block("claims"))
    assert html.startswith("文章的说法一共 64 条：")
    counted = [int(number) for number in re.findall(r"(\d+) 条[，。]", html)]
    assert sum(counted[:4]) == 64
    with pytest.raises(SuperFencesException, match="known are claims"):
        verdicts_block("wages")


@pytest.mark.parametrize("entry", facts.entries().values(), ids=lambda entry: entry.id)
def test_a_card_holds_the_entry(entry: facts.Entry) -> None:
    html = card(entry)
    assert f'id="{entry.id}"' in html
    assert str(entry.looked_up) in html
    for source in entry.sources:
        assert source.title in html
    for figure in entry.figures.values():
        if f"{{{{ {figure.name} }}}}" in entry.text:
            assert display.figure(figure) in html


def test_the_register_holds_everything() -> None:
    html = sources_block("")
    for key in facts.entries():
        assert html.count(f'id="{key}"') == 1
    for key in facts.sources():
        assert html.count(f'id="source-{key}"') == 1
