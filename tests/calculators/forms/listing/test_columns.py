"""Headings as lenders, banks and spreadsheets write them, and what they are taken for."""

# ruff: noqa: E501 (lists of headings)

import pytest

from calculators.forms.listing.cells import Row
from calculators.forms.listing.columns import Role, heading, instalment, is_in, lay_out

NAMED = {
    Role.NUMBER: "期数|期次|期号|序号|编号|期|第几期|No.|#|Payment No.|Number|Instalment no|Period",
    Role.PAYMENT: (
        "应还金额|应还总额|应还本息|本息合计|每期还款|月供|月供金额|期供|还款金额|还款额|每月还款额|应还|应还（元）|总额|本期应还"
        "|應還金額|實還金額|Total payment|Amount due|Total due|EMI|PMT|Repayment|Payment amount|供款|归还"
    ),
    Role.PRINCIPAL: "本金|应还本金|偿还本金|本金（元）|Principal|Principal paid|Principal payment|Capital|當期本金",
    Role.INTEREST: "利息|应还利息|利息(元)|Interest|Interest payment|Interest paid|當期利息",
    Role.FEE: "手续费|服务费|担保费|保险费|管理费|分期手续费|费用|Fee|Fees|Service fee|Insurance|违约金|罚息",
    Role.BALANCE: (
        "剩余本金|本金余额|余额|贷款余额|未还本金|待还本金|期末余额|剩餘本金|Balance|Remaining balance"
        "|Ending Balance|Outstanding principal|Closing balance|还欠"
    ),
    Role.OPENING: "期初余额|期初本金|Opening balance|Beginning balance",
    Role.IN: "收入|收入金额|贷|贷方发生额|存入|转入|放款金额|借入|Credit|Money in|Income|Deposits|Received|进账",
    Role.OUT: "支出|支出金额|借方发生额|取出|转出|Debit|Money out|Expense|Withdrawals|付出",
    Role.DEBIT: "借",
    Role.AMOUNT: "金额|发生额|交易金额|现金流|进（+）出（−）|In (+) or out (−)|Amount|Cash flow|收支金额",
    Role.OTHER: (
        "利率|年化利率|状态|还款状态|备注|天数|累计利息|折到第一天|Value on the first day|Rate|Status|Note|Days|摘要|币种"
    ),
    None: "摆渡|颜色|foo|",
}


@pytest.mark.parametrize(
    ("name", "role"), [(name, role) for role, names in NAMED.items() for name in names.split("|")]
)
def test_a_heading_says_what_its_column_holds(name: str, role: Role | None) -> None:
    assert heading(name.translate({ord("−"): "-", ord("（"): "(", ord("）"): ")"})) is role


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("1", 1), ("07", 7), ("12", 12), ("第 3 期", 3), ("第3期", 3), ("3期", 3), ("3/12", 3)),
        *(("第3期/12", 3), ("Instalment 4", 4), ("instalment 12", 12)),
        *(("合计", None), ("902.50", None), ("", None), ("12345", None), ("-1", None)),
    ],
)
def test_an_instalment_is_numbered_in_many_ways(cell: str, number: int | None) -> None:
    assert instalment(cell) == number


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *(
            (each, True)
            for each in [
                "收",
                "收入",
                "贷",
                "转入",
                "放款",
                "借款",
                "in",
                "Credit",
                "CR",
                "+",
                "入账",
                "借入",
            ]
        ),
        *(
            (each, False)
            for each in [
                "支",
                "支出",
                "借",
                "转出",
                "还款",
                "还",
                "out",
                "Debit",
                "DR",
                "-",
                "扣款",
                "手续费",
            ]
        ),
        *((each, None) for each in ("", "其他", "转账", "12", "income tax", "在")),
    ],
)
def test_a_word_says_whether_money_came_or_went(cell: str, said: bool | None) -> None:
    assert is_in(cell) is said


def laid_out(*lines: str) -> dict[Role, tuple[int, ...]]:
    rows = [Row(number, tuple(line.split())) for number, line in enumerate(lines, 1)]
    return dict(lay_out(rows, lambda _row: False).roles)


def test_columns_without_headings_are_told_by_their_sums() -> None:
    found = laid_out(
        "1 2025-02-15 902.50 800.00 102.50 9200.00",
        "2 2025-03-15 894.30 800.00 94.30 8400.00",
        "3 2025-04-15 886.10 800.00 86.10 7600.00",
    )
    assert found[Role.NUMBER] == (0,)
    assert found[Role.PAYMENT] == (2,)
    assert found[Role.PRINCIPAL] == (3,)
    assert found[Role.BALANCE] == (5,)


def test_columns_that_say_nothing_have_no_role() -> None:
    assert laid_out("2025-02-15 902 31 7", "2025-03-15 894 28 9", "2025-04-15 12 77 1") == {}


def test_a_debit_is_what_the_column_beside_it_makes_of_it() -> None:
    assert laid_out("日期 借 贷", "2025-01-01 1 2")[Role.OUT] == (1,)
    assert laid_out("日期 借 还", "2025-01-01 1 2")[Role.IN] == (1,)
    assert laid_out("日期 借 余额", "2025-01-01 1 2")[Role.DEBIT] == (1,)
