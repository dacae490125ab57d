"""Figures and entries stand in a page as the data files hold them."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from markdown import markdown
from pymdownx.superfences import SuperFencesException
from sitebuild.markdown.facts import card, history, sources_block, verdicts_block

from calculators import display, facts
from calculators.datafile import DataError
from calculators.display import short_percent
from calculators.rendering.facts import figure as shown

MAX = f'<data value="{facts.number("p-1.max")}">{display.amount(facts.number("p-1.max"))}</data>'


def rendered(text: str) -> str:
    return markdown(text, extensions=["sitebuild.markdown.facts", "tables"])


def test_a_figure_stands_with_its_verdict() -> None:
    html = rendered("最高 {{ p-1.max }}。")
    assert MAX in html
    assert f'class="verdict verdict--{facts.figure("p-1.max").verdict}"' in html
    assert 'href="site:sources.html#p-1"' in html


def test_a_bare_figure_stands_alone() -> None:
    html = rendered("最高 {{ p-1.max bare }}。")
    assert MAX in html
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
    days = f"{changing.current.since} 起，截至 {entry.looked_up}"
    assert f'title="{days}；' in rendered("LPR {{ lpr-1y.rate }}")
    assert f"{short_percent(changing.value)}：{days}。" in card(entry)


def test_what_was_announced_is_shown_and_not_used() -> None:
    last, newest = (facts.figure("lpr-1y.rate").values[place] for place in (-2, -1))
    assert newest.since
    eve = newest.since - timedelta(1)
    figure = replace(facts.figure("lpr-1y.rate"), looked_up=eve)
    html = shown(figure)
    assert f"{short_percent(last.value)}</data>（{newest.since} 起 " in html
    assert f'title="{last.since} 起，截至 {eve}' in html
    entry = replace(facts.entry("lpr-1y"), looked_up=eve, figures={"rate": figure})
    told = re.sub(r"<[^>]+>", "\n", str(history(entry)))
    percent = short_percent(newest.value)
    assert f"\n{newest.since} 起：{percent}（已公布，还没到这一天）" in told
    assert f"\n{last.since} 起：{short_percent(last.value)}\n" in told


def test_values_lead_to_their_sources_where_these_differ() -> None:
    entry = facts.entry("lpr-1y")
    *others, newest = entry.figures["rate"].values
    newest = replace(newest, source=facts.sources()["article"])
    figure = replace(entry.figures["rate"], values=(*others, newest), looked_up=date.max)
    lines = str(history(replace(entry, figures={"rate": figure}))).split("<li>")[1:]
    for line, value in zip(lines, reversed(figure.values), strict=True):
        assert value.source
        assert line.startswith(f"{value.since} 起：{short_percent(value.value)}，出处：")
        assert f'href="#source-{value.source.id}"' in line
    assert f"出处：{facts.sources()['article'].title}；" in shown(figure)


def test_what_follows_from_others_says_so() -> None:
    rate, days = facts.figure("p-2.high"), facts.figure("days-in-year.actual")
    yearly = short_percent(rate.value * days.value)
    line = f"<li>{yearly} = {short_percent(rate.value)} × {display.figure(days)}</li>"
    assert line in str(history(facts.entry("p-2")))
    assert '取自 <a href="#k-3">k-3</a>' in str(history(facts.entry("credit-to-income")))


def test_an_amount_of_an_example_has_its_day() -> None:
    budget = facts.figure("example-payoff.budget")
    assert f"<li>{budget.day}：{display.figure(budget)}</li>" in str(
        history(facts.entry("example-payoff"))
    )


def test_a_row_of_figures_has_its_label_once_and_behind_the_last() -> None:
    html = card(facts.entry("w-5"))
    assert html.count("verdict--reported") == 1
    assert re.search(r"10%</data> <a[^>]*verdict--reported", html)


def test_the_register_leads_to_the_documents() -> None:
    html = sources_block("")
    for source in facts.entry("p-1").sources:
        assert f'<a href="#source-{source.id}">{source.title}</a>' in html
    assert '<a href="#documents">' in html
    assert "文章第一节。" in html


def test_verdicts_are_counted() -> None:
    html = re.sub(r"<[^>]+>", "", verdicts_block("claims"))
    claims = [entry for entry in facts.entries().values() if entry.subject == "claims"]
    assert html.startswith(f"文章的说法一共 {len(claims)} 条：")
    counted = [int(number) for number in re.findall(r"(\d+) 条[，。]", html)]
    assert sum(counted[:-1]) == len(claims)
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
            assert f">{display.quantity(figure.value, figure.unit)}</data>" in html


def test_the_register_holds_everything() -> None:
    html = sources_block("")
    for key in facts.entries():
        assert html.count(f'id="{key}"') == 1
    for key in facts.sources():
        assert html.count(f'id="source-{key}"') == 1
