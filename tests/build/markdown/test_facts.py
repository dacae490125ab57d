"""Figures and entries stand in a page as the data files hold them."""

import pytest
from markdown import markdown
from sitebuild.markdown.facts import card, sources_block

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
    assert f'title="{changing.since} 起；' in rendered("LPR {{ lpr-1y.rate }}")
    assert f"{display.figure(changing)}：{changing.since} 起。" in card(facts.entry("lpr-1y"))


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
