"""Tables of debts as people have them, and saved households: whole, of other versions, damaged."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.forms.fields import Choice
from calculators.forms.optional import Words
from calculators.household.fields import DEBT_FIELDS

KEPT = Path(__file__).with_name("kept")
"""Files that builds have saved; none is ever changed."""
SCRIPT = Path(__file__).with_name("household.mjs")
COLUMNS: list[tuple[str, str, dict[str, str], int | None]] = [
    (
        field.name,
        field.label,
        {option.label: option.value for option in field.options}
        if isinstance(field, Choice)
        else {},
        field.longest if isinstance(field, Words) else None,
    )
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


def less(debt: dict[str, str], *fields: str) -> dict[str, str]:
    return {field: text for field, text in debt.items() if field not in fields}


BANK = {"name": "招行", "balance": "9000", "rate": "18", "payment": "600"}
WANG = {"name": "老王", "balance": "500", "rate": "0", "payment": "50"}
WRITTEN = BANK | {"balance": "¥9,000.00", "rate": "18%", "payment": "600元"}
DAILY = BANK | {"rate": "0.05", "quote": "day"}
SHARE = BANK | {"paid_in": "share"}
LEFT = {"name": "招行", "balance": "9000", "left": "12", "due": "15"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "名字\t还欠多少\t利率\t每月要还\n招行\t9000\t18\t500\n花呗\t3,000\t14.6%\t10%\n",
            [
                {"name": "招行", "balance": "9000", "rate": "18", "payment": "500"},
                {
                    "kind": "huabei",
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
                    "kind": "weilidai",
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
                    "kind": "huabei",
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


HEAD = "名字,还欠多少,利率,每月要还\n"
CASES: list[tuple[str, list[dict[str, str]], str]] = [
    # Other names, and columns in another order or that are no concern of ours.
    ("月供,年利率,余额,银行\n600,18,9000,招行\n", [BANK], ""),
    (
        "银行,借款金额,剩余本金,年利率,月供\n招行,20000,9000,18,600\n",
        [BANK],
        "没用上的列：借款金额",
    ),
    ("银行,借款金额,年利率,月供\n招行,9000,18,600\n", [BANK], "“借款金额”读作“还欠多少”"),
    ("机构,已还本金,未还本金,利率,每期应还\n招行,11000,9000,18,600\n", [BANK], "已还本金"),
    ("序号,债主,欠款,年化,每月还款\n1,招行,9000,18,600\n2,老王,500,0,50\n", [BANK, WANG], "序号"),
    ("平台,欠款总额,利率,本月应还,备注\n招行,9000,18,600,快还完了\n", [BANK], "没用上的列：备注"),
    ("Lender,Outstanding,APR,Monthly payment\n招行,9000,18,600\n", [BANK], ""),
    ("Bank;Balance owed;Interest rate;Min payment\n招行;9000;18;600\n", [BANK], ""),
    ("平台\t还款方式\t待还\t利率\t月供\n招行\t等额本息\t9000\t18\t600", [BANK], "还款方式"),
    ("名字,余额,剩余额度,利率,每月最低\n招行,9000,1000,18,600\n", [BANK], "没用上的列：剩余额度"),
    ("名字,余额,每月利息,月供\n招行,9000,135,600\n", [less(BANK, "rate")], "没用上的列：每月利息"),
    ("名字,余额,利息,月供\n招行,9000,18%,600\n", [BANK | {"rate": "18%"}], ""),
    # Half of its columns.
    ("名字,还欠多少\n招行,9000\n", [less(BANK, "rate", "payment")], "没有“利率、每月要还”"),
    ("欠款\n9000\n500\n", [{"balance": "9000"}, {"balance": "500"}], "没有“利率、每月要还”"),
    (HEAD + "招行,9000\n老王,500,0,50\n", [less(BANK, "rate", "payment"), WANG], ""),
    (HEAD + "招行,9000,-,暂无\n", [less(BANK, "rate", "payment")], ""),
    # Titles, sums, empty rows, notes, and names of columns once more.
    ("我的欠款\n\n" + HEAD + "招行,9000,18,600\n", [BANK], ""),
    ("2026 年 11 月,,,\n" + HEAD + "招行,9000,18,600\n", [BANK], ""),
    (HEAD + "招行,9000,18,600\n合计,9000,,600\n", [BANK], "合计的 1 行"),
    (HEAD + "招行,9000,18,600\n小 计：,9000,,600\nTotal,9000,,600\n", [BANK], "合计的 2 行"),
    ("序号," + HEAD + "1,招行,9000,18,600\n,总计,9000,,600\n", [BANK], "合计的 1 行"),
    (HEAD + "招行,9000,18,600\n\n,,,\n老王,500,0,50\n", [BANK, WANG], ""),
    (HEAD + "招行,9000,18,600\n备注：按 11 月账单,,,\n", [BANK], "备注：按 11 月账单"),
    (HEAD + "招行,9000,18,600\n花呗,,,\n", [BANK], "没有认出欠款的行：花呗"),
    (HEAD + "招行,9000,18,600\n" + HEAD + "老王,500,0,50\n", [BANK, WANG], ""),
    # Units in the names of columns and in cells.
    (
        "名字,余额（万元）,利率,月供\n招行,0.9,18,600\n",
        [BANK | {"balance": "0.9万"}],
        "“0.9”读作“0.9万”",
    ),
    ("名字,余额(元),利率(%),月供(元)\n招行,9000,18,600\n", [BANK], ""),
    (HEAD + '招行,"¥9,000.00",18%,600元\n', [WRITTEN], ""),
    (HEAD + "招行,0.9万,18%/年,600\n", [BANK | {"balance": "0.9万", "rate": "18%"}], ""),
    ("名字,余额,日利率,月供\n招行,9000,0.05,600\n", [DAILY], ""),
    (
        "名字,余额,日息(万分之),月供\n招行,9000,5,600\n",
        [DAILY | {"rate": "万分之5"}],
        "“5”读作“万分之5”",
    ),
    ("名字,余额,利率,月供\n招行,9000,0.05%/日,600\n", [DAILY | {"rate": "0.05%"}], ""),
    ("名字,余额,利率,月供\n招行,9000,万分之五,600\n", [DAILY | {"rate": "万分之五"}], ""),
    (
        "名字,余额,月费率,月供\n招行,9000,1.5%,600\n",
        [BANK | {"rate": "1.5%", "quote": "month"}],
        "",
    ),
    (
        "名字,余额,利率,月供\n招行,9000,月息1.5%,600\n",
        [BANK | {"rate": "1.5%", "quote": "month"}],
        "",
    ),
    ("名字,余额,利率,月供\n招行,9000,年化18%,600\n", [BANK | {"rate": "18%"}], ""),
    ("名字,余额,利率,最低还款比例\n招行,9000,18,10\n", [SHARE | {"payment": "10"}], ""),
    ("名字,余额,利率,最低还款\n招行,9000,18,10%\n", [SHARE | {"payment": "10%"}], ""),
    ("名字,余额,剩余期数,还款日\n招行,9000,12期,15号\n", [LEFT], ""),
    ("名字,余额,剩余期数,还款日\n招行,9000,剩12期,每月15日\n", [LEFT], ""),
    ("名字,余额,剩余期数,下次还款日\n招行,9000,12,2026-12-15\n", [LEFT], "“2026-12-15”读作“15”"),
    ("名字,余额,剩余期数,到期日\n招行,9000,12,12月15日\n", [LEFT], "“12月15日”读作“15”"),
    # Kinds that are called otherwise, and that nobody knows.
    (
        "种类,欠款\n招商银行信用卡,9000\n",
        [{"kind": "card", "name": "招商银行信用卡", "balance": "9000"}],
        "读作“信用卡”",
    ),
    (
        "种类,欠款\n京东白条,9000\n",
        [{"kind": "baitiao", "name": "京东白条", "balance": "9000"}],
        "读作“白条”",
    ),
    (
        "种类,欠款\n住房按揭,50万\n",
        [{"kind": "housing", "name": "住房按揭", "balance": "50万"}],
        "读作“房贷”",
    ),
    (
        "名字,种类,欠款\n某平台,现金贷,9000\n",
        [{"name": "某平台", "balance": "9000"}],
        "不认识的种类，当作其他：现金贷",
    ),
    (
        "名字,种类,欠款\n老王,朋友,500\n",
        [{"kind": "friends", "name": "老王", "balance": "500"}],
        "“朋友”读作“亲友”",
    ),
    (
        HEAD + "中国建设银行股份有限公司信用卡,9000,18,600\n",
        [BANK | {"kind": "card", "name": "中国建设银行股份有限公司"}],
        "读作“中国建设银行股份有限公司”",
    ),
    # No names of columns, other delimiters, and a table that lies on its side.
    ("招行,9000,18,600\n老王,500,0,50", [BANK, WANG], "按内容认的"),
    ("1\t招行\t9000\t18\t600\n2\t老王\t500\t0\t50", [BANK, WANG], "按内容认的"),
    (
        "招行，9000，18%，600\n老王，500，0%，50",
        [BANK | {"rate": "18%"}, WANG | {"rate": "0%"}],
        "按内容认的",
    ),
    (
        "招行,600,18%\n老王,50,0%",
        [
            less(BANK | {"rate": "18%", "balance": "600"}, "payment"),
            less(WANG | {"rate": "0%", "balance": "50"}, "payment"),
        ],
        "按内容认的",
    ),
    (
        "| 名字 | 还欠多少 | 利率 | 每月要还 |\n|---|---:|---|---|\n| 招行 | 9000 | 18 | 600 |",
        [BANK],
        "",
    ),
    ("名字\t招行\t老王\n还欠多少\t9000\t500\n利率\t18\t0\n每月要还\t600\t50", [BANK, WANG], ""),
    ('"名字","还欠多少","利率","每月要还"\r\n"招行","9000","18","600"\r\n', [BANK], ""),
    ('名字,"还欠\n多少",利率,每月要还\n招行,9000,18,600\n', [BANK], ""),
]


@pytest.fixture(scope="module")
def strangers() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = run(tables=[text for text, _, _ in CASES])["tables"]
    return read


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_table_as_strangers_have_it_is_read(number: int, strangers: list[dict[str, Any]]) -> None:
    text, rows, said = CASES[number]
    assert strangers[number]["rows"] == rows, text
    assert said in strangers[number]["said"]


def test_the_plan_of_one_loan_is_no_list_of_debts() -> None:
    plan = "期数,应还日,应还,剩余本金\n1,2026-12-15,9,8\n2,2027-01-15,8,4\n3,2027-02-15,4,0"
    assert table(plan)["rows"] == []
    assert "还款计划" in table(plan)["said"]


def test_a_table_that_is_too_long_says_so() -> None:
    read = table(HEAD + "招行,9000,18,600\n" * 2000)
    assert read["isCut"]
    assert "表格太长" in read["said"]
    assert not table(HEAD + "招行,9000,18,600\n" * 30)["isCut"]


def test_columns_that_nobody_knows_are_named() -> None:
    read = table("名字\t还欠多少\t心情\n招行\t9000\t差\n")
    assert read["unknown"] == ["心情"]
    assert read["fields"] == ["name", "balance"]


@pytest.mark.parametrize("text", ["", "9000", "招行", "12,000", "1.5万", "2026-12-01", "一行，字"])
def test_what_people_type_into_a_field_is_no_table(text: str) -> None:
    assert not table(text)["is"]


ODD = st.sampled_from(
    [
        "=1+1",
        "'=x",
        "''=x",
        "-9,000",
        "9,000",
        "9000 元",
        "¥5",
        "合计",
        "无",
        "-",
        "NIL",
        '"',
        "a;b|c",
    ]
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="\u2028\u2029"),
    max_size=12,
).map(str.strip)
ROW = st.fixed_dictionaries(
    {
        str(name): st.sampled_from(sorted(options)) if options else TEXTS | ODD
        for name, _, options, _ in COLUMNS
    }
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(ROW, min_size=1, max_size=6), min_size=8, max_size=8))
def test_a_list_that_is_taken_out_and_in_is_the_same(lists: list[list[dict[str, str]]]) -> None:
    labels = [column[1] for column in COLUMNS]
    names = [column[0] for column in COLUMNS]
    tables = [[labels, *([row[name] for name in names] for row in rows)] for rows in lists]
    texts = run(csv=tables)["csv"]
    for rows, read in zip(lists, run(tables=texts)["tables"], strict=True):
        assert read["rows"] == [
            {
                name: options[row[name]] if options else row[name]
                for name, _, options, _ in COLUMNS
                if row[name]
            }
            for row in rows
            if any(row[name] for name, _, options, _ in COLUMNS if not options)
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


def test_records_of_earlier_versions_are_taken_over_step_by_step() -> None:
    first = {"version": 0, "texts": {"wage": "8000", "debts": "1"}}
    second = {"version": 1, "pairs": [["debts", "1"], ["wage", "8000"]]}
    third = {"version": 2, "pairs": [["income", "8000"]]}
    found = run(upgrade=[[first, 3], [second, 3], [third, 3], [second, 1]])["upgraded"]
    income, debts, method = ["income", "8000"], ["debts", "1"], ["method", "avalanche"]
    assert [each["pairs"] for each in found] == [
        [income, debts, method],
        [debts, income, method],
        [income, method],
        second["pairs"],
    ]
    assert [each["version"] for each in found] == [3, 3, 3, 1]


@pytest.mark.parametrize(
    "record",
    [{"version": -1}, {"version": 0, "texts": None}, {"version": 1}, {"version": 1, "pairs": [5]}],
)
def test_a_record_that_is_not_what_its_version_wrote_is_damaged(record: dict[str, object]) -> None:
    assert run(upgrade=[[record, 3]])["upgraded"] == [{"error": "damaged"}]


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.json")), ids=lambda path: path.stem)
def test_what_was_saved_by_an_earlier_build_is_read_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (found,) = opened(text)
    saved = json.loads(text)
    assert {key: found["record"][key] for key in ("name", "day", "now", "first")} == {
        key: saved[key] for key in ("name", "day", "now", "first")
    }
    if saved["version"] == 1:
        assert found["record"]["pairs"] == saved["pairs"]
    assert found["progress"] == 0.4


def test_progress_needs_two_days_and_may_go_backwards() -> None:
    same = {**RECORD, "now": {"owed": 5000, "day": "2026-12-01"}}
    worse = {**RECORD, "now": {"owed": 11_000, "day": "2027-01-01"}}
    unknown = {**RECORD, "now": None}
    unsaid = {key: each for key, each in RECORD.items() if key != "now"}
    shown = [found.get("progress") for found in opened(same, worse, unsaid)]
    assert shown == [None, -0.1, None]
    assert opened(unknown) == [{"error": "damaged"}]
