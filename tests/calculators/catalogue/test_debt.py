"""The check of debts: the ratios, the lights, the reason and the room that is left."""

import re
from decimal import Decimal

import pytest
import reading
from debts import rows
from hypothesis import assume, given
from hypothesis import strategies as st
from reading import read

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.catalogue.debt.lights import Light, Lines
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Notice, Points, Result, Summary, Table, Tone

DEBT = calculator("debt")
LIGHTS = ["green", "amber", "red"]
NAMES = ("kind", "balance", "limit", "rate", "payment")
AMOUNTS = st.integers(0, 1_000_000)


def form(income: object, savings: object, *debts: tuple[object, ...]) -> dict[str, str]:
    """Return what is typed: each debt as kind, balance, limit, yearly rate in %, payment."""
    texts = {
        "income": str(income),
        "savings": str(savings),
        "rent": "0",
        "living": "0",
        "new_loan": "yes",
        "new_rate": "18",
        "new_term": "12",
    }
    return texts | rows(*(dict(zip(NAMES, debt, strict=True)) for debt in debts))


FORMS = st.builds(
    lambda income, savings, debts: form(income, savings, *debts),
    AMOUNTS,
    AMOUNTS,
    st.lists(
        st.tuples(
            st.sampled_from(["card", "weilidai", "housing", "other"]),
            AMOUNTS,
            AMOUNTS,
            st.integers(0, 36),
            st.integers(0, 20_000),
        ),
        min_size=1,
        max_size=4,
    ),
)


def result(texts: Texts) -> Result:
    return DEBT.compute(DEBT.form.read(texts))


def figures(texts: Texts) -> dict[str, Decimal | str]:
    return reading.figures(result(texts))


def number(texts: Texts, name: str) -> Decimal:
    value = figures(texts)[name]
    assert isinstance(value, Decimal)
    return value


def verdict(texts: Texts) -> str:
    return str(figures(texts)["verdict"])


def light_of(texts: Texts, label: str) -> str:
    """Return the light that the table of indicators shows for what is called `label`."""
    table = next(block for block in result(texts).blocks if isinstance(block, Table))
    return next(read(row[1]) for row in table.rows if row[0] == label)


def words(texts: Texts) -> str:
    return re.sub("<[^>]*>", "", render(result(texts))).replace("\N{NO-BREAK SPACE}", " ")


def summary(texts: Texts) -> Summary:
    first = result(texts).blocks[0]
    assert isinstance(first, Summary)
    return first


def points(texts: Texts) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the lights that are named, each with its reason, and the steps."""
    reasons, steps = (block.items for block in result(texts).blocks if isinstance(block, Points))
    return [(read(light), str(text)) for light, text in reasons], [str(step) for (step,) in steps]


def line(reference: str) -> Decimal:
    return facts.number(reference)


def test_a_case_by_hand() -> None:
    texts = form(8000, 6000, ("card", 9000, 20000, 18, 1000), ("weilidai", 15000, 12000, 12, 600))
    shown = figures(texts)
    assert shown["debt_service_ratio"] == Decimal("0.2")  # (1,000 + 600) / 8,000
    # Granted is 20,000 + 15,000 (more is owed than the limit of 12,000); 35,000 / (12 x 8,000)
    assert shown["credit_to_income"] == Decimal("0.364583")
    assert shown["buffer_ratio"] == Decimal("0.25")  # 6,000 / (9,000 + 15,000)
    assert shown["utilization"] == Decimal("0.685714")  # 24,000 / 35,000
    assert shown["lenders"] == 2
    assert shown["room"] == 8000 * line("dsr.amber") - 1600
    assert "没有余额" not in words(texts)


def test_nothing_owed_is_green() -> None:
    texts = form(5000, 0, ("other", 0, 0, 0, 0))
    assert verdict(texts) == "green"
    assert number(texts, "buffer_ratio") == Decimal("Infinity")
    assert "没有欠款" in summary(texts).text
    assert 'data-value="Infinity">没有欠款' in render(result(texts))
    assert number(texts, "room") == 5000 * line("dsr.amber")


def test_a_payment_for_nothing_is_left_out_and_said() -> None:
    texts = form(5000, 0, ("card", 0, 0, 18, 4000))
    assert number(texts, "debt_service_ratio") == 0
    assert number(texts, "lenders") == 0
    assert "信用卡没有余额，它的月还款没有算进去" in words(texts)


def test_no_income_is_red_where_something_is_due() -> None:
    texts = form(0, 100_000, ("other", 10_000, 10_000, 12, 500))
    assert verdict(texts) == "red"
    assert number(texts, "debt_service_ratio") == Decimal("Infinity")
    assert number(texts, "room") == 0
    assert "没有收入，每月却要还 500.00 元" in words(texts)


def test_no_income_and_no_debt_is_no_error() -> None:
    texts = form(0, 0, ("other", 0, 0, 0, 0))
    assert verdict(texts) == "green"
    assert number(texts, "debt_service_ratio") == number(texts, "room") == 0


@pytest.mark.parametrize(("payment", "light"), [(149, "red"), (150, "amber"), (151, "green")])
def test_a_payment_must_be_more_than_the_interest(payment: int, light: str) -> None:
    # 10,000 x 18% / 12 = 150 a month
    texts = form(100_000, 10_000, ("card", 10_000, 40_000, 18, payment))
    assert verdict(texts) == light
    assert ("永远还不完" in words(texts)) == (light == "red")
    assert ("一个月的利息约 150.00 元" in words(texts).split("怎么算的")[0]) == (light != "green")


def test_a_housing_loan_counts_in_the_payments_only() -> None:
    card = ("card", 1000, 10_000, 12, 500)
    house = ("housing", 900_000, 1_000_000, 4, 2000)
    alone, both = figures(form(10_000, 1000, card)), figures(form(10_000, 1000, card, house))
    for name in ("credit_to_income", "buffer_ratio", "utilization", "lenders"):
        assert alone[name] == both[name]
    assert (alone["debt_service_ratio"], both["debt_service_ratio"]) == (
        Decimal("0.05"),
        Decimal("0.25"),
    )
    assert "房贷只算进每月要还的钱" in words(form(10_000, 1000, card, house))


@pytest.mark.parametrize("light", LIGHTS)
def test_each_line_is_where_the_data_says(light: str) -> None:
    """On a line the light still is the better one, and a little beyond it the worse."""
    for entry in ("dsr", "credit-to-income", "buffer", "utilization", "lenders"):
        lines = Lines(entry)
        worse = Decimal("-0.0001") if entry == "buffer" else Decimal("0.0001")
        at = {
            "green": lines.amber.value,
            "amber": lines.red.value,
            "red": lines.red.value + worse,
        }
        assert lines.light(at[light]) == light
        assert lines.light(lines.amber.value + worse) is Light.AMBER


def test_the_data_say_which_way_is_worse() -> None:
    for entry in ("dsr", "credit-to-income", "utilization", "lenders"):
        assert not Lines(entry).lower_is_worse
    assert Lines("buffer").lower_is_worse


@pytest.mark.parametrize(
    ("label", "texts"),
    [
        ("月还款占月收入", form(10_000, 10_000, ("card", 10_000, 40_000, 12, 9_000))),
        ("总额度相当于年收入", form(1000, 10_000, ("card", 10_000, 100_000, 12, 150))),
        ("存款占欠款", form(10_000, 0, ("card", 10_000, 40_000, 12, 500))),
        ("额度用掉了", form(10_000, 10_000, ("card", 10_000, 10_000, 12, 500))),
        ("同时欠着", form(10_000, 10_000, *[("card", 100, 1_000, 12, 50)] * 10)),
        ("本金没有变少的欠款", form(10_000, 10_000, ("card", 10_000, 40_000, 12, 50))),
    ],
)
def test_one_red_light_makes_the_verdict_red(label: str, texts: dict[str, str]) -> None:
    """Each case is bad in one way only; the reason and the step are those of that way."""
    assert light_of(texts, label) == "红灯"
    table = next(block for block in result(texts).blocks if isinstance(block, Table))
    assert [read(row[1]) for row in table.rows].count("红灯") == 1
    assert verdict(texts) == "red"
    assert summary(texts).tone is Tone.RED
    reasons, steps = points(texts)
    if label != "本金没有变少的欠款":
        assert ("红灯", label) in [(light, text.split(" ")[0]) for light, text in reasons]
    assert steps


@given(FORMS)
def test_the_verdict_is_the_worst_light(texts: dict[str, str]) -> None:
    names = {"绿灯": "green", "黄灯": "amber", "红灯": "red"}
    table = next(block for block in result(texts).blocks if isinstance(block, Table))
    shown = {names[read(row[1])] for row in table.rows}
    assert verdict(texts) == max(shown, key=LIGHTS.index)
    assert summary(texts).tone == verdict(texts)
    assert f'data-value="{verdict(texts)}"' in render(result(texts))


@given(FORMS, st.integers(0, 100_000))
def test_a_larger_payment_never_improves_the_payments_light(
    texts: dict[str, str], more: int
) -> None:
    larger = {**texts, "debts.1.payment": str(int(texts["debts.1.payment"]) + more)}
    before, after = light_of(texts, "月还款占月收入"), light_of(larger, "月还款占月收入")
    order = ["绿灯", "黄灯", "红灯"]
    assert order.index(before) <= order.index(after)
    assert number(texts, "debt_service_ratio") <= number(larger, "debt_service_ratio")
    assert number(texts, "room") >= number(larger, "room")


@given(FORMS, st.integers(0, 100_000))
def test_a_larger_payment_never_improves_the_verdict_once_interest_is_covered(
    texts: dict[str, str], more: int
) -> None:
    # 1,000,000 x 36% / 12 = 30,000 is the most interest that these forms can have.
    assume(int(texts["debts.1.payment"]) > 0)
    covered = {**texts, "debts.1.payment": str(30_001 + int(texts["debts.1.payment"]))}
    larger = {**covered, "debts.1.payment": str(int(covered["debts.1.payment"]) + more)}
    assert LIGHTS.index(verdict(covered)) <= LIGHTS.index(verdict(larger))


@given(FORMS, AMOUNTS)
def test_more_income_never_worsens_the_verdict(texts: dict[str, str], more: int) -> None:
    richer = {**texts, "income": str(int(texts["income"]) + more)}
    assert LIGHTS.index(verdict(richer)) <= LIGHTS.index(verdict(texts))
    assert number(richer, "room") >= number(texts, "room")


@given(FORMS, AMOUNTS)
def test_more_savings_never_worsen_the_verdict(texts: dict[str, str], more: int) -> None:
    richer = {**texts, "savings": str(int(texts["savings"]) + more)}
    assert LIGHTS.index(verdict(richer)) <= LIGHTS.index(verdict(texts))


@given(FORMS, st.integers(10, 99))
def test_the_room_fits_and_a_fen_more_does_not(texts: dict[str, str], fen: int) -> None:
    texts["income"] += f".{fen}"
    room = number(texts, "room")
    assume(room > 0)
    count = sum(name.endswith(".kind") for name in texts)

    def with_new_payment(payment: Decimal) -> dict[str, str]:
        row = form(0, 0, ("other", 1, 1, 0, payment))
        renamed = {
            name.replace(".1.", f".{count + 1}."): text
            for name, text in row.items()
            if name.startswith("debts")
        }
        return texts | renamed

    assert light_of(with_new_payment(room), "月还款占月收入") == "绿灯"
    assert light_of(with_new_payment(room + Decimal("0.01")), "月还款占月收入") != "绿灯"
    assert number(with_new_payment(room), "room") < Decimal("0.01")


def test_room_under_another_warning_is_no_invitation() -> None:
    texts = form(10_000, 0, ("card", 10_000, 40_000, 12, 500))
    assert number(texts, "room") > 0
    assert "不要再借" in words(texts)


def test_every_line_leads_to_its_entry() -> None:
    html = answer("debt", DEBT.form.defaults()).html
    assert html is not None
    for entry in ("dsr", "credit-to-income", "buffer", "utilization", "lenders"):
        assert f"sources.html#{entry}" in html


def test_the_explanation_puts_the_numbers_in() -> None:
    shown = words(form(8000, 6000, ("card", 9000, 20000, 18, 1000)))
    assert "1,000.00 元 ÷ 8,000.00 元 = 12.5%" in shown
    assert "6,000.00 元 ÷ 9,000.00 元 = 66.7%" in shown
    assert "20,000.00 元 ÷ 96,000.00 元 = 0.21 倍" in shown


def test_a_growing_debt_is_named() -> None:
    texts = form(10_000, 1000, ("other", 0, 0, 0, 0), ("card", 10_000, 10_000, 24, 100))
    red = [
        block.text
        for block in result(texts).blocks
        if isinstance(block, Notice) and block.tone is Tone.RED
    ]
    # 10,000 x 24% / 12 = 200
    assert red == ["信用卡一个月的利息约 200.00 元，你只还 100.00 元。欠的钱会越来越多。"]


def test_what_is_left_to_live_on_comes_first() -> None:
    texts = form(8000, 6000, ("card", 9000, 20000, 18, 1000)) | {"rent": "1500", "living": "2500"}
    assert summary(texts).text.startswith("不算危险。每月还完债、付完房租和开销，还剩 3,000 元。")
    assert number(texts, "left_to_live_on") == 3000
    assert verdict(texts) == "green"
    short = texts | {"rent": "5000"}
    assert summary(short).text == "已经危险。每月收入不够：还债加上房租和开销，还差 500 元。"
    assert verdict(short) == "red"
    assert points(short)[0] == [("红灯", "每月收入 8,000 元，还债和开销要 8,500 元")]
    unknown = texts | {"rent": "", "living": ""}
    assert summary(unknown).text.startswith("每月还完债剩 7,000 元，房租和吃饭都要从这里出")
    assert "还没有减每月房租。" in summary(texts | {"rent": ""}).text


def test_all_that_is_amber_or_red_is_named_repayments_before_savings() -> None:
    """The household of the readers' research: 42% repayments, 4 lenders, nothing saved."""
    texts = form(
        8000,
        0,
        ("card", 12_000, 15_000, 18, 1200),
        ("huabei", 6000, 8000, 14, 600),
        ("weilidai", 20_000, 30_000, 14, 1000),
        ("online", 5000, 7000, 24, 560),
    ) | {"rent": "1500", "living": "2000"}
    reasons, steps = points(texts)
    assert [(light, text.split()[0]) for light, text in reasons] == [
        ("黄灯", "月还款占月收入"),
        ("黄灯", "同时欠着"),
        ("黄灯", "额度用掉了"),
        ("红灯", "存款占欠款"),
    ]
    assert steps[0].startswith("别再借新的")
    assert steps[-1].startswith("先把应急的钱存起来")
    assert verdict(texts) == "red"


def test_in_the_red_nothing_is_said_of_how_much_more_could_be_borrowed() -> None:
    texts = form(8000, 0, ("card", 12_000, 15_000, 18, 1200))
    assert verdict(texts) == "red"
    assert "largest_loan" not in figures(texts)
    assert "再借多少" not in words(texts)
    assert "现在是红灯，不算再借" in words(texts)
    unasked = form(8000, 6000, ("card", 9000, 20000, 18, 1000)) | {"new_loan": "no"}
    assert "largest_loan" not in figures(unasked)
    assert "再借" not in words(unasked).replace("这是算术，不是建议再借", "")


def test_what_nobody_filled_in_has_no_light() -> None:
    texts = form(8000, "", ("card", 9000, "", 18, 1000))
    shown = figures(texts)
    assert "buffer_ratio" not in shown
    assert "utilization" not in shown
    assert shown["credit_to_income"] == Decimal("0.09375")
    assert verdict(texts) == "green"


def test_nothing_is_answered_before_something_is_filled_in() -> None:
    empty = DEBT.form.emptied()
    assert not figures(empty)
    income = empty | {"income": "8000"}
    assert figures(income) == {"left_to_live_on": Decimal(8000)}
    begun = income | {"debts.1.balance": "5000", "debts.1.kind": "huabei"}
    assert "花呗还没填“利率”“每月要还”，先没有算进去。" in words(begun)
    both = begun | rows({}, {"balance": "100", "rate": "0", "payment": "10"})
    assert number(both, "lenders") == 1


def test_a_trouble_that_changes_nothing_is_said_once() -> None:
    texts = form(1000, 0, ("card", 50_000, 50_000, 24, 1001))
    assert "stress_all" not in figures(texts)
    assert words(texts).count("没有一个灯会因此变得更差") == 1


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("income", "-1", "“每月到手收入”填得太小了。可以填 0 元到"),
        ("savings", "-5", "“随时能用的存款”填得太小了。可以填 0 元到"),
        ("debts.1.balance", "一些", "看不懂“一些”。可以填 0 元到"),
        ("debts.1.rate", "9999", "“年利率”填得太大了。可以填 0% 到"),
        ("debts.1.kind", "money", "请从列表里选一项"),
        ("debts.2.payment", "1e9", "看不懂“1e9”"),
    ],
)
def test_a_bad_input_gets_a_message(name: str, text: str, message: str) -> None:
    messages = answer("debt", DEBT.form.defaults() | {name: text}).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


@given(
    st.dictionaries(
        st.sampled_from([*DEBT.form.defaults(), "debts.3.balance", "debts.99.kind", "other"]),
        st.text(max_size=50) | st.sampled_from(["housing", "0", "0.001", "1亿", "500%", "-0"]),
    )
)
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, DEBT.form.defaults() | typed):
        given_answer = answer("debt", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)
