"""Figures and entries are in a page as the data files hold them."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from markdown import markdown
from pymdownx.superfences import SuperFencesException
from sitebuild import evidence
from sitebuild.markdown.facts import history, sources_block, verdicts_block
from sitebuild.markdown.facts import line as opening

from calculators import display, facts
from calculators.datafile import DataError
from calculators.display import short_percent
from calculators.rendering.facts import figure as shown
from calculators.rendering.facts import verdict_label

MAX = f'<data value="{facts.number("p-1.max")}">{display.amount(facts.number("p-1.max"))}</data>'


def rendered(text: str) -> str:
    return markdown(text, extensions=["sitebuild.markdown.facts", "tables"])


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("最高 {{ p-1.max }}。先看合同。", "。", "先看合同。"),
        ("（最高 {{ p-1.max }}。）先看合同。", "。）", "先看合同。"),
        ("写着“最高 {{ p-1.max }}？”先看合同。", "？”", "先看合同。"),
        ("最高 {{ p-1.max }}，一般 {{ p-1.min }}。", "。", ""),
        ("1. 最高 {{ p-1.max }}", "", ""),
    ],
)
def test_a_verdict_stands_behind_the_sentence_of_its_figure(
    text: str, before: str, after: str
) -> None:
    html = rendered(text)
    assert MAX in html
    label = rf'<a class="verdict verdict--{facts.figure("p-1.max").verdict}" href="([^"]*)"[^>]*>'
    assert len(re.findall(label, html)) == 1
    assert re.search(rf"</span>{before} {label}[^<]*</a>{after}", html)


def test_a_sentence_has_one_verdict_the_weakest() -> None:
    html = rendered("加 {{ penalty-interest.low }}，最高 {{ p-1.max }}。")
    assert re.findall(r"verdict--(\w+)", html) == ["unverified"]


def test_a_verdict_leads_to_where_the_entry_stands_in_full() -> None:
    for entry in ("penalty-interest", "example-offer"):
        page = evidence.places().get(entry, "sources.html")
        figure = next(iter(facts.entry(entry).figures))
        assert f'href="site:{page}#{entry}"' in rendered(f"{{{{ {entry}.{figure} }}}}。")


def test_a_title_has_no_verdict() -> None:
    assert "verdict" not in rendered("# 最高 {{ p-1.max }}")


def test_a_bare_figure_stands_alone() -> None:
    html = rendered("最高 {{ p-1.max bare }}。")
    assert MAX in html
    assert "verdict" not in html


def test_a_figure_stands_in_a_table() -> None:
    html = rendered("| 产品 | 上限 |\n|---|---|\n| 微粒贷 | {{ p-1.max }} |")
    assert re.search(r"<td><span.*</span> <a class=\"verdict[^>]*>[^<]*</a></td>", html)


def test_an_unknown_figure_fails_the_build() -> None:
    with pytest.raises(DataError, match="average"):
        rendered("{{ p-1.average }}")


def test_a_figure_that_changes_says_since_when_it_holds() -> None:
    changing = facts.figure("lpr-1y.rate")
    entry = facts.entry("lpr-1y")
    days = f"{changing.current.since} 起，截至 {entry.looked_up}"
    assert f'title="{days}；' in rendered("LPR {{ lpr-1y.rate }}")
    assert f"{short_percent(changing.value)}：{days}。" in opening(entry)


def test_what_was_announced_is_shown_and_not_used() -> None:
    last, newest = (facts.figure("lpr-1y.rate").values[place] for place in (-2, -1))
    assert newest.since
    eve = newest.since - timedelta(1)
    figure = replace(facts.figure("lpr-1y.rate"), looked_up=eve)
    html = shown(figure) + verdict_label(figure.verdict, figure.entry, figure)
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
    assert f"出处：{facts.sources()['article'].title}；" in verdict_label(
        figure.verdict, figure.entry, figure
    )


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


def test_figures_of_another_verdict_have_it_once_and_behind_their_sentence() -> None:
    html = opening(facts.entry("w-5"))
    assert re.findall(r"(.)<[^<>]*verdict--reported", html) == [" "]
    assert re.search(r"社交数据。 <a[^>]*verdict--reported", html)


def test_the_register_leads_to_the_documents() -> None:
    html = sources_block("")
    for source in facts.entry("p-1").sources:
        assert f'<a href="#source-{source.id}">{source.title}</a>' in html
    assert '<a href="#documents">' in html
    assert "在原文第一节。" in html


def test_verdicts_are_counted() -> None:
    html = re.sub(r"<[^>]+>", "", verdicts_block("claims"))
    claims = [entry for entry in facts.entries().values() if entry.subject == "claims"]
    assert html.startswith(f"网上流传的说法一共 {len(claims)} 条：")
    counted = [int(number) for number in re.findall(r"(\d+) 条[，。]", html)]
    assert sum(counted[:-1]) == len(claims)
    with pytest.raises(SuperFencesException, match="known are claims"):
        verdicts_block("wages")


@pytest.mark.parametrize("entry", facts.entries().values(), ids=lambda entry: entry.id)
def test_a_line_opens_to_all_of_the_entry(entry: facts.Entry) -> None:
    html = opening(entry)
    summary = html.partition("</summary>")[0]
    assert f"verdict--{entry.verdict}" in summary
    assert entry.title in summary
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
