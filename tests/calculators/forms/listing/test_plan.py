"""Plans and statements as lenders, banks and spreadsheets export them."""

# ruff: noqa: E501 (lines of files)

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from reading_lists import LIST, flows

from calculators.forms.fields import FieldError
from calculators.forms.listing import Lent, Undated

TWO = ["2025-01-15 1600", "2025-02-15 -900", "2025-03-15 -850"]
"""1,600 lent, 800 of it paid back each time, with 100 and 50 of interest."""
STATED = ["2025-01-15 10000", "2025-02-15 -5100", "2025-03-15 -5100"]
UNDATED = ["1600", "-900", "-850"]

PLANS = {
    "our own schedule": (
        "期,还款日,应还（元）,本金（元）,利息（元）,手续费（元）,剩余本金（元）\r\n"
        "1,2025-02-15,900.00,800.00,100.00,0.00,800.00\r\n"
        "2,2025-03-15,850.00,800.00,50.00,0.00,0.00\r\n",
        TWO,
    ),
    "our own schedule in English": (
        "instalments,Due date,Payment due,Principal,Interest,Fee,Outstanding principal\n"
        "1,2025-02-15,900,800,100,0,800\n2,2025-03-15,850,800,50,0,0",
        TWO,
    ),
    "our own schedule without days": (
        "期,应还（元）,本金（元）,利息（元）,手续费（元）,剩余本金（元）\n1,900,800,100,0,800\n2,850,800,50,0,0",
        UNDATED,
    ),
    "our own list of flows": (
        "时间,进（+）出（−）,折到第一天\n一开始,1600.00,1600.00\n第 1 期,-900.00,-852.5\n第 2 期,-850.00,-747.5\n"
        "合计,-150.00,0.00",
        UNDATED,
    ),
    "our own list of days": (
        "时间,进（+）出（−）,折到第一天\n2025-01-15,1600.00,1600.00\n2025-02-15,-900.00,-852.5\n"
        "2025-03-15,-850.00,-747.5\n合计,-150.00,0.00",
        TWO,
    ),
    "a lender's, with titles and totals": (
        "某某银行还款计划表\n借款金额：1,600元\t放款日期：2025-01-20\n"
        "期次\t应还日期\t应还本金\t应还利息\t应还本息\t状态\n"
        "1\t2025年2月15日\t¥800.00\t¥100.00\t¥900.00\t未还\n2\t2025年3月15日\t¥800.00\t¥50.00\t¥850.00\t未还\n"
        "总计\t\t1,600.00\t150.00\t1,750.00\t\n以上金额仅供参考",
        ["2025-01-20 1600", "2025-02-15 -900", "2025-03-15 -850"],
    ),
    "quoted cells": (
        '"期数","还款日期","应还总额","本金","利息"\n"1","2025-02-15","900.00","800.00","100.00"\n'
        '"2","2025-03-15","850.00","800.00","50.00"',
        TWO,
    ),
    "a heading on two lines": (
        '"期数","还款日期","应还\n总额","本金"\n1,2025-02-15,900,800\n2,2025-03-15,850,800',
        TWO,
    ),
    "semicolons": ("期数;还款日期;应还;本金\n1;2025-02-15;900;800\n2;2025-03-15;850;800", TWO),
    "several blanks": (
        "期数   还款日期     应还金额   本金\n1      2025-02-15   900.00    800.00\n2      2025-03-15   850.00    800.00",
        TWO,
    ),
    "single blanks": ("期数 日期 月供 本金\n1 2025-02-15 900 800\n2 2025-03-15 850 800", TWO),
    "a table in Markdown": (
        "| 期数 | 日期 | 月供 | 本金 |\n|---|:---:|---|---|\n| 1 | 2025-02-15 | 900 | 800 |\n| 2 | 2025-03-15 | 850 | 800 |",
        TWO,
    ),
    "no payment, only its parts": (
        "还款日,本金,利息\n2025-02-15,800,100\n2025-03-15,800,50",
        TWO,
    ),
    "a fee that is not in the payment": (
        "还款日,应还本息,本金,利息,担保费\n2025-02-15,880,800,80,20\n2025-03-15,840,800,40,10",
        TWO,
    ),
    "a fee that is in the payment": (
        "还款日,应还金额,本金,利息,担保费\n2025-02-15,900,800,80,20\n2025-03-15,850,800,40,10",
        TWO,
    ),
    "two fees": (
        "还款日,本金,利息,担保费,服务费\n2025-02-15,800,80,10,10\n2025-03-15,800,40,5,5",
        TWO,
    ),
    "payments with a minus": ("还款日,应还,本金\n2025-02-15,-900,800\n2025-03-15,-850,800", TWO),
    "thousands and currency": (
        "还款日\t应还\t本金\n2025-02-15\t￥900.00\t￥ 800.00元\n2025-03-15\tCNY 850\t800.00 元",
        TWO,
    ),
    "dollars": (
        "Payment #,Due Date,Payment,Principal,Interest,Balance\n"
        "1,2/15/2025,$900.00,$800.00,$100.00,$800.00\n2,3/15/2025,$850.00,$800.00,$50.00,$0.00",
        TWO,
    ),
    "a spreadsheet's amortization": (
        "Pmt No.\tPayment Date\tBeginning Balance\tScheduled Payment\tPrincipal\tInterest\tEnding Balance\n"
        "1\t15.02.2025\t1,600.00\t900.00\t800.00\t100.00\t800.00\n2\t15.03.2025\t800.00\t850.00\t800.00\t50.00\t0.00",
        TWO,
    ),
    "an opening balance alone": (
        "日期,期初余额,月供\n2025-02-15,1600,900\n2025-03-15,800,850",
        TWO,
    ),
    "the loan as a row with what is left": (
        "序号\t到期日\t还款额\t余额\n0\t2025-01-15\t0\t1600\n1\t2025-02-15\t900\t800\n2\t2025-03-15\t850\t0",
        TWO,
    ),
    "the loan as a row with an empty payment": (
        "序号,到期日,还款额,本金,余额\n0,2025-01-15,,,1600\n1,2025-02-15,900,800,800\n2,2025-03-15,850,800,0",
        TWO,
    ),
    "the loan as a payment of the other sign": (
        "日期,还款\n2025-01-15,-1600\n2025-02-15,900\n2025-03-15,850",
        TWO,
    ),
    "no headings": (
        "1\t2025-02-15\t900\t800\t100\t800\n2\t2025-03-15\t850\t800\t50\t0",
        TWO,
    ),
    "traditional characters": (
        "期數,還款日期,應還金額,本金,利息,剩餘本金\n1,2025-02-15,900,800,100,800\n2,2025-03-15,850,800,50,0",
        TWO,
    ),
    "headings of every page": (
        "期数,还款日,应还,本金\n1,2025-02-15,900,800\n期数,还款日,应还,本金\n2,2025-03-15,850,800\n第 1 页 共 1 页,,,",
        TWO,
    ),
    "sums without a name": (
        "期数,还款日,应还,本金\n1,2025-02-15,900,800\n2,2025-03-15,850,800\n,,1750,1600",
        TWO,
    ),
    "two dates": (
        "期数,起息日,到期日,应还,本金\n1,2025-01-15,2025-02-15,900,800\n2,2025-02-15,2025-03-15,850,800",
        TWO,
    ),
    "what was paid beside what is due": (
        "期数,应还日期,应还金额,应还本金,实还日期,实还金额\n1,2025-02-15,900,800,2025-02-14,900\n2,2025-03-15,850,800,,0",
        TWO,
    ),
    "what was paid alone": (
        "日期,实还金额,本金\n2025-02-15,900,800\n2025-03-15,850,800",
        TWO,
    ),
    "a plan that was cut short": (
        "期数,还款日,应还,本金,利息,余额\n1,2025-02-15,900,800,100,9200\n2,2025-03-15,892,800,92,8400",
        ["2025-01-15 10000", "2025-02-15 -900", "2025-03-15 -9292"],
    ),
    "the newest first": (
        "还款日,应还,本金,余额\n2025-03-15,850,800,0\n2025-02-15,900,800,800",
        TWO,
    ),
    "a title and no headings": (
        "借款金额：1600 放款日期：2025-01-15\n1;2025-02-15;900;800;100\n2;2025-03-15;850;800;50",
        TWO,
    ),
    "a bar between": ("2025-01-15|10000\n2025-02-15|-5100\n2025-03-15|-5100", STATED),
    "serial numbers alone": ("45672\t10000\n45703\t-5100\n45731\t-5100", STATED),
    "days that moved": (
        "还款日,应还,本金\n2025-02-17,900,800\n2025-03-14,850,800",
        ["2025-01-17 1600", "2025-02-17 -900", "2025-03-14 -850"],
    ),
    "a spreadsheet's template": (
        "PMT NO\tPAYMENT DATE\tBEGINNING BALANCE\tSCHEDULED PAYMENT\tEXTRA PAYMENT\tTOTAL PAYMENT\tPRINCIPAL\tINTEREST"
        "\tENDING BALANCE\tCUMULATIVE INTEREST\n1\t2/15/2025\t$1,600.00\t$800.00\t$100.00\t$900.00\t$800.00\t$100.00"
        "\t$800.00\t$100.00\n2\t3/15/2025\t$800.00\t$850.00\t$0.00\t$850.00\t$800.00\t$50.00\t$0.00\t$150.00",
        TWO,
    ),
    "in ten thousands": (
        "还款日,应还（万元）,本金（万元）\n2025-02-15,0.09,0.08\n2025-03-15,0.085,0.08",
        TWO,
    ),
    "a method in the title": (
        "还款方式：等额本金 12 期，利率 7.2%\n还款日,应还,本金\n2025-02-15,900,800\n2025-03-15,850,800",
        TWO,
    ),
    "two columns that say the same": (
        "还款日,应还金额,还款总额,本金\n2025-02-15,900,900,800\n2025-03-15,850,850,800",
        TWO,
    ),
    "a month instead of a day": (
        "期数,月份,应还,本金\n1,2025-02,900,800\n2,2025-03,850,800",
        UNDATED,
    ),
    "a fee with the loan": (
        "期数,还款日,应还,本金,利息\n0,2025-01-15,300,0,0\n1,2025-02-15,900,800,100\n2,2025-03-15,850,800,50",
        ["2025-01-15 1600", "2025-01-15 -300", *TWO[1:]],
    ),
    "income and expense": (
        "日期\t收入\t支出\n2025-01-15\t10000\t\n2025-02-15\t\t5100\n2025-03-15\t\t5100",
        STATED,
    ),
    "expense and income": (
        "日期,支出金额,收入金额,余额\n2025-01-15,,10000,10000\n2025-02-15,5100,,4900\n2025-03-15,5100,,-200",
        STATED,
    ),
    "expense with a minus": (
        "日期,收入,支出\n2025-01-15,10000,0\n2025-02-15,0,-5100\n2025-03-15,0,-5100",
        STATED,
    ),
    "debit and credit": (
        "日期,借,贷\n2025-01-15,,10000\n2025-02-15,5100,\n2025-03-15,5100,",
        STATED,
    ),
    "debit and credit in full": (
        "记账日期,摘要,借方发生额,贷方发生额\n2025-01-15,放款,,10000\n2025-02-15,扣款,5100,\n2025-03-15,扣款,5100,",
        STATED,
    ),
    "in English": (
        "Date,Money in,Money out\n2025-01-15,10000,\n2025-02-15,,5100\n2025-03-15,,5100",
        STATED,
    ),
    "borrowed and paid back": (
        "日期,借,还\n2025-01-15,10000,\n2025-02-15,,5100\n2025-03-15,,5100",
        STATED,
    ),
    "paid out and paid back": (
        "日期,放款金额,还款金额\n2025-01-15,10000,\n2025-02-15,,5100\n2025-03-15,,5100",
        STATED,
    ),
    "a column of directions": (
        "交易时间,收/支,金额(元),备注\n2025-01-15 10:22:01,收入,10000.00,放款\n2025-02-15 09:00:00,支出,5100.00,还款\n"
        "2025-03-15 09:00:00,支出,5100.00,还款",
        STATED,
    ),
    "a column of words": (
        "日期\t类型\t金额\n2025-01-15\t放款\t10000\n2025-02-15\t还款\t5100\n2025-03-15\t还款\t5100",
        STATED,
    ),
    "borrowed and paid back in words": (
        "日期,类型,金额\n2025-01-15,借,10000\n2025-02-15,还,5100\n2025-03-15,还,5100",
        STATED,
    ),
    "debit and credit in words": (
        "日期,借贷标志,金额\n2025-01-15,贷,10000\n2025-02-15,借,5100\n2025-03-15,借,5100",
        STATED,
    ),
    "a remark behind each": (
        "2025-01-15 10000 放款\n2025-02-15 -5100 第一期\n2025-03-15 -5100 第二期",
        STATED,
    ),
    "flows with a number": (
        "No.;Date;Amount\n0;2025-01-15;10000\n1;2025-02-15;-5100\n2;2025-03-15;-5100",
        STATED,
    ),
    "serial numbers": (
        "日期\t金额\n45672\t10000\n45703\t-5100\n45731\t-5100",
        STATED,
    ),
    "a total behind a plain list": (
        "2025-01-15 10000\n2025-02-15 -5100\n2025-03-15 -5100\n合计 -200",
        STATED,
    ),
    "no minus at all": (
        "2025-01-15 10000\n2025-02-15 3500\n2025-03-15 3500\n2025-04-15 3500",
        ["2025-01-15 10000", "2025-02-15 -3500", "2025-03-15 -3500", "2025-04-15 -3500"],
    ),
    "no minus, the newest first": (
        "2025-04-15 9000\n2025-03-15 800\n2025-02-15 800\n2025-01-15 10000",
        ["2025-01-15 10000", "2025-04-15 -9000", "2025-03-15 -800", "2025-02-15 -800"],
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_read_by_its_columns(name: str) -> None:
    text, expected = PLANS[name]
    assert sorted(flows(LIST.read(text))) == sorted(expected)


@pytest.mark.parametrize("name", [name for name in PLANS if "own list of days" not in name])
def test_what_was_taken_for_what_is_said(name: str) -> None:
    assert LIST.reading(PLANS[name][0]).note


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "a lender's, with titles and totals",
            "“应还日期”当作还款日，“应还本息”当作每期还的钱。2025-01-20（表头写着）借到 1,600 元（“应还本金”的合计）。"
            "没有用：标题 2 行、合计 1 行、文字 1 行、“应还利息”、“状态”。",
        ),
        ("a fee that is not in the payment", "“应还本息” + “担保费”当作每期还的钱。"),
        ("no headings", "第 2 列当作还款日，第 3 列当作每期还的钱。"),
        (
            "semicolons",
            "2025-01-15（没写哪天放款，按第一次还款前一期算）借到 1,600 元（“本金”的合计）。",
        ),
        ("the loan as a row with what is left", "2025-01-15 借到 1,600 元（第一行写着）。"),
        ("a plan that was cut short", "剩下的本金 8,400 元 当作最后一次一起还。"),
        ("our own schedule without days", "没有日期，按每月还一次、放款一个月后还第一次算。"),
        ("income and expense", "“收入”当作拿到的，“支出”当作付出的。"),
        ("borrowed and paid back", "“借”当作拿到的，“还”当作付出的。"),
        ("a column of words", "“放款”当作拿到的，“还款”当作付出的。"),
        ("serial numbers", "日期是表格软件的序号，“45672”是 2025-01-15。"),
        ("no minus at all", "金额都没有负号：最早的 10,000 元 当作借到的，其余 3 笔当作还款。"),
        ("a total behind a plain list", "没有用：合计 1 行。"),
        ("an opening balance alone", "（“期初余额”的第一个数）"),
        ("two dates", "2025-01-15（“起息日”的第一天）借到 1,600 元"),
    ],
)
def test_the_note_says_it_in_words(name: str, said: str) -> None:
    assert said in LIST.reading(PLANS[name][0]).note


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("还款日期,还款金额\n2025-02-15,902.5\n2025-03-15,902.5", "清单里只有还款，没有借到的钱。"),
        ("期数,月供\n1,902.5\n2,902.5\n3,902.5", "清单里只有还款，没有借到的钱。"),
        ("日期,借,余额\n2025-01-15,10000,10000\n2025-02-15,900,9", "“借”这一列分不清"),
        (
            "还款日期,月供,手续费\n2025-02-15,900,10\n2025-03-15,900,10",
            "看不出“月供”里有没有算“手续费”",
        ),
        (
            "借款金额：2000元\n还款日,应还,本金\n2025-02-15,900,800\n2025-03-15,850,800",
            "表头写借 2,000 元，本金加起来却是 1,600 元，对不上。",
        ),
        (
            "2025-02-15 902 31 7\n2025-03-15 894 28 9\n2025-04-15 12 77 1",
            "有好几列数字，看不出哪一列是还款。",
        ),
        (
            "还款日,应还,本金\n2025-02-15,900,800\n2025-02-30,850,800",
            "第 3 行没有看得懂的日期：“2025-02-30”",
        ),
        ("还款日,应还,本金\n2025-02-15,900,800\n2025-03-15,85o,800", "第 3 行的金额“85o”看不懂。"),
        ("还款日,应还,本金\n2025-02-15,900,800\n1025-03-15,850,800", "第 3 行的年份是 1025。"),
        ("还款日,应还,本金\n2025-02-15,900,800\n2025-03-15,2亿,800", "第 3 行的金额太大了。"),
        ("还款日,应还,本金\n2025-02-15,0,0\n2025-03-15,0,0", "还款全是 0。"),
        (
            "还款日,应还,本金\n2025-02-15,900,800\n2025-02-19,850,800\n2025-05-19,1,1",
            "没写哪天放款",
        ),
        ("还款日,应还\n2025-02-15,-900\n2025-03-15,850\n2025-04-15,-7", "“应还”里有正有负"),
        (
            "放款日期：2025-05-01\n还款日,应还,本金\n2025-02-15,900,800\n2025-03-15,850,800",
            "到手的日子 2025-05-01 比第一次还款 2025-02-15 还晚。",
        ),
        (
            "日期,类型,金额\n2025-01-15,放款,10000\n2025-02-15,冲正,5100",
            "第 3 行没写是收到还是付出",
        ),
        ("日期,收入,支出\n2025-01-15,10000,\n2025-02-15,,", "第 3 行没有金额。"),
        ("还款日,本金,余额\n2025-02-15,800,800\n2025-03-15,800,0", "只有本金，没有利息"),
        (
            "还款日,应还金额,还款总额\n2025-02-15,900,910\n2025-03-15,850,860",
            "“应还金额”、“还款总额”都像是还款，数却不一样。",
        ),
        (
            "期数,还款日期,应还,本金\n1,下月15号,900,800\n2,再下月15号,850,800",
            "第 2 行没有看得懂的日期",
        ),
        (
            "还款日,类型,金额\n2025-01-15,还款,-9000\n2025-02-15,还款,-3500\n2025-03-15,还款,-3500",
            "清单里只有还款，没有借到的钱。",
        ),
        ("这是一段话\n没有数字\n什么也没有", "清单里没有日期和金额。"),
    ],
)
def test_what_cannot_be_told_is_asked(text: str, message: str) -> None:
    with pytest.raises(FieldError) as raised:
        LIST.read(text)
    assert str(raised.value).startswith(message)


def test_what_the_reader_says_of_the_loan_completes_the_list() -> None:
    plan = "还款日期,还款金额\n2025-02-15,900\n2025-03-15,850"
    with_amount = replace(LIST, lent=Lent(Decimal(1600)))
    assert flows(with_amount.read(plan)) == TWO
    assert flows(with_amount.read("2025-02-15 900\n2025-03-15 850")) == TWO
    assert flows(with_amount.read("2025-02-15 -900\n2025-03-15 -850")) == TWO
    with_day = replace(LIST, lent=Lent(Decimal(1500), date(2025, 2, 1)))
    assert flows(with_day.read(plan)) == ["2025-02-01 1500", *TWO[1:]]
    assert "实际到手多少" in with_day.reading(plan).note
    assert with_amount.read("期数,月供\n1,900\n2,850") == Undated(
        Decimal(1600), (Decimal(900), Decimal(850))
    )
    assert "没有用“更多”里填的" in with_amount.reading("2025-01-15 100\n2025-02-15 -110").note
    # What a list says itself is not replaced, unless it is a plan of which less came to hand.
    assert flows(with_amount.read("2025-01-15 100\n2025-02-15 -110")) == [
        "2025-01-15 100",
        "2025-02-15 -110",
    ]
