"""Terms lead to the glossary, the first time that a page uses them."""

import re

from markdown import markdown
from sitebuild.glossary import names, terms
from sitebuild.markdown.glossary import glossary_block

from calculators import display, facts


def rendered(text: str) -> str:
    return markdown(text, extensions=["sitebuild.markdown.glossary", "sitebuild.markdown.facts"])


def read(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_only_the_first_use_is_linked() -> None:
    html = rendered("先看罚息，再看罚息。\n\n罚息。")
    assert html.count("<a ") == 1
    assert '先看<a class="term" href="site:glossary.html#penalty" title="' in html
    assert ">罚息</a>，再看罚息。" in html


def test_several_terms_keep_their_order_and_the_text_between() -> None:
    html = rendered("**单利**和复利，再说*本金*。完")
    assert read(html) == "单利和复利，再说本金。完"
    assert html.count('class="term"') == 3


def test_the_longest_name_wins() -> None:
    assert 'glossary.html#credit-line"' in rendered("授信额度")


def test_headings_links_and_code_are_left_alone() -> None:
    assert "term" not in rendered("# 罚息\n\n[罚息](a.html) `罚息`")


def test_figures_stay_in_place() -> None:
    html = rendered("罚息高 {{ penalty-interest.low bare }}，本金 {{ p-1.max bare }}。")
    low, limit = map(display.figure, map(facts.figure, ("penalty-interest.low", "p-1.max")))
    assert read(html) == f"罚息高 {low}，本金 {limit}。"


def test_the_glossary_explains_every_term() -> None:
    html = glossary_block("")
    for term in terms().values():
        assert f'id="{term.id}"' in html
        assert term.meaning in html
    assert names()["irr"] is terms()["irr"]
