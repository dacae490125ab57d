"""The limit that the article's numbers give: its ends, what made them, and what holds them."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import display, facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.catalogue.limit.model import Factor
from calculators.display import amount
from calculators.forms.fields import Choice
from calculators.forms.form import InputError, Section, Texts
from calculators.products import products
from calculators.rendering.result import render
from calculators.results import Cited, Headlines, Notice, Result, Summary, Table, Tone

LIMIT = calculator("limit")
CHOICES = {
    field.name: tuple(option.value for option in field.options)
    for part in LIMIT.form.parts
    if isinstance(part, Section)
    for field in part.fields
    if isinstance(field, Choice)
}
ANSWERS = {name: values for name, values in CHOICES.items() if name in set(Factor)}
PLENTY = {"income": "100万", "existing": "0"}
AMOUNTS = st.integers(0, 10_000_000).map(str)
TEXTS = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in CHOICES.items()}
    | {"income": AMOUNTS, "existing": AMOUNTS}
)


def result(texts: Texts) -> Result:
    return LIMIT.compute(LIMIT.form.read({**LIMIT.form.defaults(), **texts}))


def ends(texts: Texts) -> tuple[Decimal, Decimal, Decimal]:
    values = {
        figure.name: figure.value
        for block in result(texts).blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }
    low, mid, high = (values[f"limit_{end}"] for end in ("low", "mid", "high"))
    assert isinstance(low, Decimal)
    assert isinstance(mid, Decimal)
    assert isinstance(high, Decimal)
    return low, mid, high


def thrice(amount: int | Decimal) -> tuple[Decimal, Decimal, Decimal]:
    return (Decimal(amount),) * 3


def middle(texts: Texts) -> Decimal:
    return ends(texts)[1]


def tables(texts: Texts) -> list[Table]:
    return [block for block in result(texts).blocks if isinstance(block, Table)]


def notices(texts: Texts) -> list[Notice]:
    return [block for block in result(texts).blocks if isinstance(block, Notice)]


def words(texts: Texts) -> str:
    return re.sub("<[^>]*>", "", render(result(texts))).replace("\N{NO-BREAK SPACE}", " ")


def yuan(text: object) -> Decimal:
    assert isinstance(text, str)
    return Decimal(re.sub("[^-0-9.]", "", text.replace("−", "-")))


def score(name: str, end: str) -> Decimal:
    return facts.number(f"score-{name}.{end}")


def test_a_case_by_hand() -> None:
    chosen = {name: values[0] for name, values in ANSWERS.items()}
    chosen |= {"bills": "yes", "change_fund": "no", "wealth_fund": "yes", "history": "overdue"}
    low, mid, high = ends({"platform": "xiaoe", **chosen, **PLENTY})

    def base(end: str) -> Decimal:
        # 1000 元 to 5 万元, placed by 40% credit record, 25% payment score, 20% social, 15% assets
        return Decimal(1000) + Decimal(49000) * (
            Decimal("0.40") * score(f"credit-{chosen['credit']}", end)
            + Decimal("0.25") * score(f"payment-{chosen['payment']}", end)
            + Decimal("0.20") * score(f"social-{chosen['social']}", end)
            + Decimal("0.15") * score(f"assets-{chosen['assets']}", end)
        )

    # Bills add 5% to 10%, the fund 10% to 15%; one default takes 20% to 50% away.
    expected_low = base("low") * Decimal("1.05") * Decimal("1.10") * Decimal("0.50")
    expected_high = base("high") * Decimal("1.10") * Decimal("1.15") * Decimal("0.80")
    expected_mid = (
        (base("low") + base("high")) / 2 * Decimal("1.075") * Decimal("1.125") * Decimal("0.65")
    )
    fen = Decimal("0.01")
    assert abs(low - expected_low) < fen
    assert abs(mid - expected_mid) < fen
    assert abs(high - min(expected_high, Decimal(50_000))) < fen


def test_the_regulator_ends_what_the_article_promises() -> None:
    # 500 + 299,500 x a score above 0.85, plus at least 5% + 5% + 10%: above the cap at every end.
    best = {"credit": "good", "payment": "good", "social": "good", "assets": "good"}
    texts = {**best, "bills": "yes", "change_fund": "yes", "wealth_fund": "yes", **PLENTY}
    assert ends({"platform": "weilidai", **texts}) == thrice(
        facts.number("internet-loan-cap.amount")
    )
    assert "三个数都碰到了监管的上限" in words({"platform": "weilidai", **texts})
    highest = facts.figure("p-7.max")
    assert ends({"platform": "xiaoe", **texts}) == thrice(highest.value)
    shown = words({"platform": "xiaoe", **texts})
    assert f"三个数都碰到了产品自己的上限 {display.figure(highest)}" in shown


def test_income_ends_the_limit() -> None:
    # 3 x 12 x 1,000 - 30,000 = 6,000
    texts = {"platform": "weilidai", "income": "1000", "existing": "30000"}
    assert ends(texts) == thrice(6000)
    assert "三个数都被收入挡住了" in words(texts)
    assert "不该再有新额度" not in words(texts)


@pytest.mark.parametrize(
    ("income", "existing", "left"),
    [("100", "3200", 400), ("500", "18000", 0), ("500", "20000", 0), ("0", "0", 0)],
)
def test_income_ends_even_the_smallest_limit(income: str, existing: str, left: int) -> None:
    # 3 x 12 x 100 - 3,200 = 400, below the 500 of the product; 3 x 12 x 500 = 18,000 is used up
    texts = {"platform": "weilidai", "income": income, "existing": existing}
    assert ends(texts) == thrice(left)
    assert "不该再有新额度" in words(texts)


def test_nothing_binds_in_the_middle_of_the_range() -> None:
    middling = {"credit": "thin", "payment": "fair", "social": "fair", "assets": "fair"}
    assert "三个数都没有碰到上限或下限" in words({"platform": "xiaoe", **middling, **PLENTY})


@given(TEXTS)
def test_a_fixed_limit_is_fixed(texts: dict[str, str]) -> None:
    texts |= {"platform": "we2000", "history": "overdue", **PLENTY}
    assert ends(texts) == thrice(facts.number("p-4.amount"))
    assert "额度是固定的" in words(texts)


@given(TEXTS)
def test_three_defaults_freeze_any_limit(texts: dict[str, str]) -> None:
    texts["history"] = "frozen"
    assert ends(texts) == thrice(0)
    assert any(notice.tone is Tone.RED for notice in notices(texts))
    assert "累计逾期 3 次会冻结额度" in words(texts)


def test_a_likelier_raise_is_no_amount() -> None:
    assert ends({"history": "on_time"}) == ends({"history": "none"})
    assert "提额概率提升 60%" in words({"history": "on_time"})
    assert "提额概率" not in words({"history": "none"})


@given(TEXTS)
def test_the_reservations_come_first(texts: dict[str, str]) -> None:
    summary, warning, contradicted, *_ = result(texts).blocks
    assert isinstance(summary, Summary)
    assert isinstance(warning, Notice)
    assert warning.tone is Tone.AMBER
    assert "没有可靠出处" in str(warning.text)
    assert "不是任何平台的算法" in str(warning.text)
    assert isinstance(contradicted, Notice)
    assert isinstance(contradicted.text, Cited)
    assert contradicted.text.entry == "claim-weight-payment-score"


@given(TEXTS)
def test_the_ends_are_in_order_and_in_range(texts: dict[str, str]) -> None:
    low, mid, high = ends(texts)
    assert low <= mid <= high
    product = products()[texts["platform"]]
    assert high <= min(product.limit_max.value, facts.number("internet-loan-cap.amount"))
    left = max(36 * Decimal(texts["income"]) - Decimal(texts["existing"]), Decimal(0))
    if texts["history"] != "frozen":
        assert low >= min(product.limit_min.value, left)
    assert high <= left


@given(TEXTS)
def test_a_worse_history_never_raises_the_limit(texts: dict[str, str]) -> None:
    limits = [
        ends({**texts, "history": history}) for history in ("on_time", "none", "overdue", "frozen")
    ]
    for better, worse in pairwise(limits):
        assert all(one >= other for one, other in zip(better, worse, strict=True))


@given(TEXTS, AMOUNTS)
def test_more_income_never_lowers_the_limit(texts: dict[str, str], income: str) -> None:
    less, more = sorted((texts["income"], income), key=int)
    poorer, richer = ends({**texts, "income": less}), ends({**texts, "income": more})
    assert all(one <= other for one, other in zip(poorer, richer, strict=True))


@given(TEXTS, AMOUNTS)
def test_more_limits_elsewhere_never_raise_the_limit(texts: dict[str, str], existing: str) -> None:
    less, more = sorted((texts["existing"], existing), key=int)
    freer, fuller = ends({**texts, "existing": less}), ends({**texts, "existing": more})
    assert all(one >= other for one, other in zip(freer, fuller, strict=True))


@given(TEXTS, st.sampled_from(("bills", "change_fund", "wealth_fund")))
def test_a_bonus_never_lowers_the_limit(texts: dict[str, str], bonus: str) -> None:
    without, having = ends({**texts, bonus: "no"}), ends({**texts, bonus: "yes"})
    assert all(one <= other for one, other in zip(without, having, strict=True))


@given(TEXTS)
def test_the_contributions_add_up(texts: dict[str, str]) -> None:
    *rows, (label, total, *_) = tables(texts)[0].rows
    assert label == "合计"
    assert sum(yuan(row[1]) for row in rows) == yuan(total)
    shown = next(block for block in result(texts).blocks if isinstance(block, Headlines))
    (middle,) = (figure for figure in shown.figures if figure.name == "limit_mid")
    assert middle.text == amount(yuan(total))


def test_no_figure_is_made_to_look_certain() -> None:
    html = answer("limit", LIMIT.form.defaults()).html
    assert html is not None
    (main,) = re.findall(r'<section class="headlines vague">.*?<div data-main="([^"]*)">', html)
    assert main == "网传说法，没人证实"
    (text,) = re.findall(r'data-figure="limit_range"[^>]*>([^<]*)<', html)
    assert re.fullmatch(r"\d+ 万–\d+ 万元", text.replace("\N{NO-BREAK SPACE}", " "))


def test_every_number_of_the_article_leads_to_its_claim() -> None:
    html = answer("limit", LIMIT.form.defaults()).html
    assert html is not None
    for entry in ("w-1", "w-2", "w-3", "w-4", "w-6", "a-1", "a-2", "p-1"):
        assert f"sources.html#{entry}" in html


@given(TEXTS)
def test_the_largest_gains_are_those_of_single_changes(texts: dict[str, str]) -> None:
    mid = middle(texts)
    gains = [
        max(middle({**texts, name: value}) for value in values) - mid
        for name, values in ANSWERS.items()
    ]
    gains.append(middle({**texts, "existing": "0"}) - mid)
    expected = sorted((gain for gain in gains if gain > 0), reverse=True)[:3]
    shown = [
        yuan(row[1])
        for table in tables(texts)
        if "哪一项让中间值变得最多" in table.caption
        for row in table.rows
    ]
    assert len(shown) == len(expected)
    assert all(
        abs(one - other) <= Decimal("0.5") for one, other in zip(shown, expected, strict=True)
    )


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in CHOICES.items() for value in values]
)
def test_every_answer_can_be_given(name: str, value: str) -> None:
    given_answer = answer("limit", LIMIT.form.defaults() | {name: value})
    assert given_answer.html is not None
    assert "limit_mid" in given_answer.html


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("income", "", "“每月到手收入”没有填。可以填 0 元到"),
        ("income", "-1", "“每月到手收入”填得太小了。可以填 0 元到"),
        ("existing", "很多", "看不懂“很多”。可以填 0 元到"),
        ("existing", "1e308", "看不懂“1e308”"),
        ("platform", "huabei", "请从列表里选一项哪个产品"),
        ("history", "", "请从列表里选一项还款表现"),
    ],
)
def test_a_bad_input_gets_a_message(name: str, text: str, message: str) -> None:
    messages = answer("limit", LIMIT.form.defaults() | {name: text}).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


@given(
    st.dictionaries(
        st.sampled_from([*LIMIT.form.defaults(), "other"]),
        st.text(max_size=50) | st.sampled_from(["yes", "frozen", "weilidai", "1万", "1e9", "-0"]),
    )
)
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, LIMIT.form.defaults() | typed):
        given_answer = answer("limit", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)
        assert set(given_answer.messages) <= set(LIMIT.form.defaults())


def test_an_empty_form_asks_for_everything() -> None:
    with pytest.raises(InputError) as caught:
        LIMIT.form.read({})
    assert set(caught.value.messages) == set(LIMIT.form.defaults())
