"""Tables of debts as people have them, and saved households: whole, of other versions, damaged."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.forms.fields import Choice
from calculators.household.fields import DEBT_FIELDS, KIND

SCRIPT = Path(__file__).with_name("household.mjs")
COLUMNS = [
    [
        field.name,
        field.label,
        {option.label: option.value for option in field.options}
        if isinstance(field, Choice)
        else {},
    ]
    for field in DEBT_FIELDS
]
RECORD = {
    "format": "wechat-credit-guide household",
    "version": 1,
    "name": "我的欠款",
    "pairs": [["debts", "2"], ["debts.1.balance", "9000"], ["income", "8000"]],
    "now": {"owed": 6000, "day": "2027-03-01"},
    "first": {"owed": 10_000, "day": "2026-12-01"},
    "day": "2027-03-01",
}


def run(**given: object) -> dict[str, Any]:
    done = subprocess.run(
        ["node", SCRIPT],
        input=json.dumps({"columns": COLUMNS, **given}),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def table(text: str) -> dict[str, Any]:
    read: dict[str, Any] = run(tables=[text])["tables"][0]
    return read


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "名字\t还欠多少\t利率\t每月要还\n招行\t9000\t18\t500\n花呗\t3,000\t14.6%\t10%\n",
            [
                {"name": "招行", "balance": "9000", "rate": "18", "payment": "500"},
                {
                    "name": "花呗",
                    "balance": "3,000",
                    "rate": "14.6%",
                    "payment": "10%",
                    "paid_in": "share",
                },
            ],
        ),
        (
            "平台,剩余本金,日利率,月供,剩余期数,还款日\r\n微粒贷,12000,0.04,1100,12,15\r\n",
            [
                {
                    "name": "微粒贷",
                    "balance": "12000",
                    "rate": "0.04",
                    "quote": "day",
                    "payment": "1100",
                    "left": "12",
                    "due": "15",
                }
            ],
        ),
        (
            "信用卡\t9000\t18\t500\n分付\t2000\t0.045%/日\t200",
            [
                {"kind": "card", "balance": "9000", "rate": "18", "payment": "500"},
                {
                    "kind": "fenfu",
                    "balance": "2000",
                    "rate": "0.045%",
                    "quote": "day",
                    "payment": "200",
                },
            ],
        ),
        (
            "9000\t18\t500\n2000\t24\t300",
            [
                {"balance": "9000", "rate": "18", "payment": "500"},
                {"balance": "2000", "rate": "24", "payment": "300"},
            ],
        ),
        (
            'Lender;Amount owed;APR;Monthly payment\nBank A;"1,200";18;100',
            [{"name": "Bank A", "balance": "1,200", "rate": "18", "payment": "100"}],
        ),
        (
            "种类\t欠款\n隔壁老王\t500",
            [{"name": "隔壁老王", "balance": "500"}],
        ),
        (
            "平台\t余额\t优惠利率\t月供\t优惠到期日\t到期后利率\t延期几个月\n"
            "招行\t9000\t0\t500\t2027-03-15\t18%/年\t\n花呗\t3000\t15\t300\t\t\t3",
            [
                {
                    "name": "招行",
                    "balance": "9000",
                    "rate": "0",
                    "payment": "500",
                    "until": "2027-03-15",
                    "after": "18%",
                    "terms": "price",
                },
                {
                    "name": "花呗",
                    "balance": "3000",
                    "rate": "15",
                    "payment": "300",
                    "paused": "3",
                    "terms": "pause",
                },
            ],
        ),
        (
            "名字\t利率或还款以后会变吗\t优惠到哪天\t几个月不用还\n招行\t不变\t2027-03-15\t3",
            [{"name": "招行", "terms": "same", "until": "2027-03-15", "paused": "3"}],
        ),
        (
            "名字\t优惠到哪天\t几个月不用还\t从第几个月起不用还\t不用还的月份算利息吗\n"
            "招行\t2027-03-15\t3\t2\t不算",
            [
                {
                    "name": "招行",
                    "until": "2027-03-15",
                    "paused": "3",
                    "paused_from": "2",
                    "paused_interest": "no",
                    "terms": "both",
                }
            ],
        ),
    ],
    ids=range(9),
)
def test_a_table_is_read_as_its_columns_say(text: str, rows: list[dict[str, str]]) -> None:
    read = table(text)
    assert read["is"]
    assert read["rows"] == rows


def test_columns_that_nobody_knows_are_named() -> None:
    read = table("名字\t还欠多少\t心情\n招行\t9000\t差\n")
    assert read["unknown"] == ["心情"]
    assert read["fields"] == ["name", "balance"]


@pytest.mark.parametrize("text", ["", "9000", "招行", "12,000", "1.5万", "2026-12-01", "一行，字"])
def test_what_people_type_into_a_field_is_no_table(text: str) -> None:
    assert not table(text)["is"]


KINDS = st.sampled_from(sorted(option.label for option in KIND.options))
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C",), exclude_characters="\u2028\u2029"),
    max_size=12,
).map(str.strip)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.integers(0, 10**8), KINDS), min_size=1))
def test_a_list_that_is_taken_out_and_in_is_the_same(
    debts: list[tuple[str, int, str]],
) -> None:
    names = ["自己起的名字", "还欠多少", "哪一种"]
    rows = [[name, str(balance), kind] for name, balance, kind in debts]
    (text,) = run(csv=[[names, *rows]])["csv"]
    assert table(text)["rows"] == [
        {key: each for key, each in (("name", name), ("balance", str(balance))) if each}
        | {"kind": COLUMNS[0][2][kind]}
        for name, balance, kind in debts
    ]


def opened(*records: object) -> list[dict[str, Any]]:
    texts = [each if isinstance(each, str) else json.dumps(each) for each in records]
    found: list[dict[str, Any]] = run(records=texts)["records"]
    return found


def test_a_record_comes_back_as_it_was_saved() -> None:
    content = {key: RECORD[key] for key in ("name", "pairs", "now", "first", "day")}
    (text,) = run(write=[content])["written"]
    assert json.loads(text) == RECORD
    (found,) = opened(text)
    assert found == {"record": content, "progress": 0.4}


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"version": 2}, "newer"),
        ({"version": 99}, "newer"),
        ({"version": 0}, "damaged"),
        ({"version": "1"}, "damaged"),
        ({"format": "something else"}, "foreign"),
        ({"name": 5}, "damaged"),
        ({"name": "x" * 100}, "damaged"),
        ({"day": "yesterday"}, "damaged"),
        ({"pairs": {}}, "damaged"),
        ({"pairs": [["__proto__", 1]]}, "damaged"),
        ({"pairs": [["<b>", "1"]]}, "damaged"),
        ({"pairs": [["income", "1" * 1000]]}, "damaged"),
        ({"pairs": [["income", "1"]] * 2000}, "damaged"),
        ({"now": {"owed": -1, "day": "2026-12-01"}}, "damaged"),
        ({"first": {"owed": "much", "day": "2026-12-01"}}, "damaged"),
    ],
)
def test_what_is_no_record_of_ours_is_refused_with_a_reason(
    changed: dict[str, object], error: str
) -> None:
    assert opened({**RECORD, **changed}) == [{"error": error}]


@pytest.mark.parametrize("text", ["", "null", "[]", "5", '"x"', "{}", "名字,还欠多少", "\x00"])
def test_a_file_of_another_program_is_foreign(text: str) -> None:
    assert opened(text) == [{"error": "foreign"}]


def test_a_record_that_was_cut_is_damaged() -> None:
    text = json.dumps(RECORD)
    marked = text.index(str(RECORD["format"])) + len(str(RECORD["format"]))
    cuts = [text[:at] for at in range(marked, len(text), 7)]
    assert {found.get("error") for found in opened(*cuts)} == {"damaged"}


def test_progress_needs_two_days_and_may_go_backwards() -> None:
    same = {**RECORD, "now": {"owed": 5000, "day": "2026-12-01"}}
    worse = {**RECORD, "now": {"owed": 11_000, "day": "2027-01-01"}}
    unknown = {**RECORD, "now": None}
    unsaid = {key: each for key, each in RECORD.items() if key != "now"}
    shown = [found.get("progress") for found in opened(same, worse, unsaid)]
    assert shown == [None, -0.1, None]
    assert opened(unknown) == [{"error": "damaged"}]
