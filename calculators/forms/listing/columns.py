"""What the columns of a plan hold, told from their headings or, without any, from their numbers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import combinations, islice, pairwise
from typing import Final

from calculators.forms import dates
from calculators.forms.listing.cells import Row, has_digit, is_date, is_nothing, is_number, number
from calculators.forms.quantities.numerals import simplified


class Role(Enum):
    """What a column holds."""

    NUMBER = "number"
    """The number of the instalment."""
    AMOUNT = "amount"
    """What comes in and goes out, with its sign or beside a `DIRECTION`."""
    DIRECTION = "direction"
    """Whether the amount came in or went out."""
    IN = "in"
    OUT = "out"
    PAYMENT = "payment"
    """All that is paid."""
    PRINCIPAL = "principal"
    INTEREST = "interest"
    FEE = "fee"
    BALANCE = "balance"
    """The principal that is left."""
    OPENING = "opening"
    """The principal that was left before."""
    DEBIT = "debit"
    """借, which means what goes out beside 贷 and what comes in beside 还."""
    OTHER = "other"


_HEADINGS: Final = tuple(
    (role, re.compile(words))
    for role, words in (
        (
            Role.OTHER,
            "利率|费率|年化|状态|状况|备注|天数|累计|折到|现值|银行|账号|卡号|对方|名称|渠道|优惠|减免"
            "|摘要|说明|逾期|方式|月份|月末|^月$|合同|户名|币种|备用|(?<!principal)rate|apr|status|note"
            "|remark|memo|^days|cumul|present|discount|value|descri|method|currency|overdue|name|extra",
        ),
        (Role.OPENING, "期初|opening|beginning|startingbal|startbal"),
        (
            Role.BALANCE,
            "余额|剩余|剩馀|未还|待还|尚欠|还欠|结欠|期末|balance|remain|outstanding|closing|unpaid",
        ),
        (Role.NUMBER, r"期数|期次|期号|序号|编号|^期$|^第.*[期次]$|^次$|^no\.?$|^#$|number|^num"),
        (Role.NUMBER, "^(?:period|instal?lment|payment|month)s?(?:no\\.?|#)?$"),
        (Role.PAYMENT, "本息|本利|月供|期供|emi$|^pmt"),
        (Role.PRINCIPAL, "本金|principal|capital"),
        (Role.INTEREST, "利息|interest"),
        (Role.FEE, "费|保险|罚息|违约金|滞纳|fee|charge|insurance|premium"),
        (
            Role.IN,
            "收入|收到|流入|入账|入帐|转入|存入|进账|到账|贷方|^贷$|放款|借入|借款|拿到|inflow|moneyin"
            "|income|receiv|credit|deposit|^in$|drawdown|disburse|^paidin$|borrowed|advance",
        ),
        (
            Role.OUT,
            "支出|付出|流出|转出|取出|出账|出帐|借方|支付|花费|outflow|moneyout|expen|debit|withdraw"
            "|^out$|^paid|spent",
        ),
        (Role.DEBIT, "^借$"),
        (
            Role.PAYMENT,
            "应还|还款|每期|每月|供款|归还|^还$|实还|已还|总额|合计|总计|payment|instal|due|repay|total",
        ),
        (Role.AMOUNT, "金额|发生额|现金流|进出|收支|数额|amount|cashflow|^in.*out$|^flows?$"),
        (Role.DIRECTION, "方向|标志|收付|借贷|类型|类别|种类|^type|direction|drcr|dr/cr"),
    )
)
_PAYMENT: Final = re.compile("payment|instal|pmt")
_UNITS: Final = re.compile(r"\([^)]*\)|[ _:.]")
_ACTUAL: Final = re.compile("实还|已还|实付|实际|actual|^paid")
"""What was paid so far, where a plan says what is due as well."""
_TRADITIONAL: Final = str.maketrans(
    "還應餘額貸剩繳費總計幣數編號賬帳違約實狀態備註級",
    "还应余额贷剩缴费总计币数编号账账违约实状态备注级",
)
_DUE: Final = re.compile("还款|应还|到期|账单|扣款|交易|due|pay")
_DATE_NAME: Final = re.compile("日期|[还款应到]日$|到期|date")
_MONTH_ONLY: Final = re.compile(r"\d{4} ?[-/.年] ?\d{1,2} ?月?", re.ASCII)
_START: Final = re.compile("起息|起始|开始|放款|借款日|发放|start|from|loan|disburs|drawdown")
_IS_IN: Final = re.compile(
    "收入?|入账?|转入|存入|贷方?|进账?|放款|提款|借款|借入|借到|拿到|到账|in|credit|cr|income|received"
    r"|loan|drawdown|disbursement|\+"
)
_IS_OUT: Final = re.compile(
    "支出?|出账?|转出|取出|借方?|还款?|付出?|扣款|归还|手续费|服务费|费用|out|debit|dr|expense|paid|fee"
    "|re ?payment|payment|-"
)
_INSTALMENT: Final = re.compile(
    r"第? ?(\d{1,4}) ?[期次]?(?:\(?/ ?\d+\)?)?|instal?lment (\d+)", re.ASCII
)
_SAMPLE: Final = 40
_MOST_COLUMNS: Final = 10
_MOST_PARTS: Final = 3
_NEAR: Final = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a plan's parts are: `head` is the heading's place among the rows, if there is one.

    `day` is the column of dates, `start` that of the days on which a period or the loan begins.
    """

    head: int | None
    names: tuple[str, ...]
    roles: Mapping[Role, tuple[int, ...]]
    day: int | None
    start: int | None

    def column(self, role: Role) -> int | None:
        """Return the first column of a role."""
        return next(iter(self.roles.get(role, ())), None)

    def has(self, *roles: Role) -> bool:
        """Tell whether there is a column of one of some roles."""
        return any(self.roles.get(role) for role in roles)

    @property
    def is_plan(self) -> bool:
        """Whether there is more than a date and an amount."""
        return any(
            columns and role not in (Role.AMOUNT, Role.OTHER)
            for role, columns in self.roles.items()
        )


def heading(text: str) -> Role | None:
    """Return what a heading says of its column; nothing if it says nothing.

    >>> heading("剩余本金（元）"), heading("Principal"), heading("摆渡")
    (<Role.BALANCE: 'balance'>, <Role.PRINCIPAL: 'principal'>, None)
    """
    simple = _simple(text)
    return next((role for role, words in _HEADINGS if words.search(simple)), None)


def lay_out(rows: Sequence[Row], is_totals: Callable[[Row], bool]) -> Layout:
    """Find out what the columns hold; rows of sums say nothing of that."""
    head = _head(rows)
    body = rows if head is None else rows[head + 1 :]
    telling = (row for row in body if _is_telling(row) and not is_totals(row))
    # Many rows tell no more than some, and take long.
    body = list(islice(telling, _SAMPLE))
    names = () if head is None else rows[head].cells
    width = min(max((len(row.cells) for row in body), default=0), 4 * _MOST_COLUMNS)
    day, start = _days(names, body, width)
    taken = {day, start}
    columns = [column for column in range(width) if column not in taken]
    roles = _by_heading(names, columns, body) if names else _by_content(columns, body)
    return Layout(head, names, roles, day, start)


def _is_telling(row: Row) -> bool:
    """Tell whether a row may be one of a plan: there are several cells, with digits in them."""
    return len([cell for cell in row.cells if cell]) > 1 and any(map(has_digit, row.cells))


def is_in(cell: str) -> bool | None:
    """Tell whether a cell says that money came in, or went out; nothing if it says neither."""
    simple = _simple(cell)
    if _IS_IN.fullmatch(simple):
        return True
    return False if _IS_OUT.fullmatch(simple) else None


def instalment(cell: str) -> int | None:
    """Return the number of an instalment.

    >>> instalment("第 3 期"), instalment("3/12"), instalment("07"), instalment("合计")
    (3, 3, 7, None)
    """
    match = _INSTALMENT.fullmatch(simplified(cell))
    return int(match[1] or match[2]) if match else None


def _simple(text: str) -> str:
    return _UNITS.sub("", simplified(text.translate(_TRADITIONAL)))


def _head(rows: Sequence[Row]) -> int | None:
    """Return the place of the row that names most columns, above what has numbers."""
    best, most = None, 1
    for place, row in enumerate(rows[:30]):
        filled = [cell for cell in row.cells if cell]
        if any(is_number(cell) or is_date(cell) for cell in filled):
            if best is not None:
                break
            continue
        known = sum(
            heading(cell) is not None or _is_day(cell) for cell in filled if len(cell) <= 30
        )
        if known > most:
            best, most = place, known
    return best


def _is_day(name: str) -> bool:
    simple = _simple(name)
    return bool(_DUE.search(simple)) or any(
        word in simple for word in ("日", "时间", "date", "day")
    )


def _days(names: Sequence[str], body: Sequence[Row], width: int) -> tuple[int | None, int | None]:
    """Return the columns of the dates and of the days on which something begins."""
    found: list[int] = []
    for column in range(width):
        name = names[column] if column < len(names) else ""
        cells = [cell for row in body if (cell := row.cell(column))]
        by_serial = not names or _is_day(name)
        dated = sum(is_date(cell) for cell in cells)
        if not dated and by_serial:
            dated = sum(dates.serial(cell) is not None for cell in cells)
            if not names and dated < len(cells):
                dated = 0
        if dated and 2 * dated >= len(cells):
            found.append(column)
    if not found:
        # What its heading calls a date and cannot be read must be told.
        found = [
            column
            for column in range(min(width, len(names)))
            if _is_unread(names[column], [row.cell(column) for row in body])
        ]
    starts = [
        each
        for each in found
        if names
        and _START.search(_simple(names[each]))
        and not _DUE.search(_simple(names[each]).replace("借款日", ""))
    ]
    due = [each for each in found if each not in starts]
    if not due:
        return (starts[0] if starts else None), None
    due.sort(key=lambda each: -_rank(names[each] if each < len(names) else ""))
    return due[0], starts[0] if starts else None


def _is_unread(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column is called one of dates, and has other things in it than months."""
    filled = [cell for cell in cells if has_digit(cell)]
    named = _DATE_NAME.search(_simple(name)) is not None
    return named and bool(filled) and not all(map(_MONTH_ONLY.fullmatch, filled))


def _rank(name: str) -> int:
    simple = _simple(name)
    if _ACTUAL.search(simple):
        return 0
    return 2 if _DUE.search(simple) else 1


def _by_heading(
    names: Sequence[str], columns: Sequence[int], body: Sequence[Row]
) -> dict[Role, tuple[int, ...]]:
    found: dict[Role, list[int]] = {}
    actual: dict[Role, list[int]] = {}
    for column in columns:
        name = names[column] if column < len(names) else ""
        cells = [cell for row in body if not is_nothing(cell := row.cell(column))]
        role = heading(name) if name else None
        known = sum(is_in(cell) is not None for cell in cells)
        if cells and (known == len(cells) or (role is Role.DIRECTION and known)):
            role = Role.DIRECTION
        elif role is Role.DIRECTION:
            role = Role.OTHER
        elif role in (None, Role.NUMBER, Role.PAYMENT):
            numbers = [number for cell in cells if (number := instalment(cell)) is not None]
            if (
                len(numbers) > 1
                and len(numbers) + 1 >= len(cells)
                and all(later - one == 1 for one, later in pairwise(numbers))
            ):
                role = Role.NUMBER
            elif role is Role.NUMBER:
                role = Role.PAYMENT if _PAYMENT.search(_simple(name)) else Role.OTHER
        if role not in (None, Role.NUMBER, Role.DIRECTION, Role.OTHER) and not any(
            is_number(cell) for cell in cells
        ):
            role = Role.OTHER
        into = (
            actual if _ACTUAL.search(_simple(name)) and role not in (Role.IN, Role.OUT) else found
        )
        into.setdefault(role or Role.OTHER, []).append(column)
    for role, some in actual.items():
        is_said = {Role.PRINCIPAL, Role.INTEREST} <= found.keys()
        if role in found or is_said or found.keys() & {Role.PAYMENT, Role.AMOUNT, Role.OUT}:
            found.setdefault(Role.OTHER, []).extend(some)
        else:
            found[role] = some
    if debit := found.pop(Role.DEBIT, None):
        simple = {_simple(name) for name in names}
        if any("贷" in each for each in simple):
            found.setdefault(Role.OUT, []).extend(debit)
        elif any("还" in each for each in simple):
            found.setdefault(Role.IN, []).extend(debit)
        else:
            found[Role.DEBIT] = debit
    if Role.IN in found and Role.OUT not in found and Role.PAYMENT in found:
        found[Role.OUT] = found.pop(Role.PAYMENT)
    return {role: tuple(some) for role, some in found.items()}


def _by_content(columns: Sequence[int], body: Sequence[Row]) -> dict[Role, tuple[int, ...]]:
    """Tell columns without headings by how their numbers hang together."""
    found: dict[Role, tuple[int, ...]] = {}
    values: dict[int, list[Decimal]] = {}
    for column in columns[:_MOST_COLUMNS]:
        cells = [row.cell(column) for row in body]
        filled = [cell for cell in cells if not is_nothing(cell)]
        numbers = [each for cell in filled if (each := instalment(cell)) is not None]
        if (
            Role.NUMBER not in found
            and len(numbers) > 1
            and numbers[0] in (0, 1)
            and all(later - one == 1 for one, later in pairwise(numbers))
            and 2 * len(numbers) > len(body)
        ):
            found[Role.NUMBER] = (column,)
        elif filled and all(is_in(cell) is not None for cell in filled):
            found[Role.DIRECTION] = (column,)
        elif filled and all(map(is_number, filled)):
            values[column] = [Decimal(0) if is_nothing(cell) else number(cell) for cell in cells]
        elif any(map(has_digit, filled)):
            found[Role.OTHER] = (*found.get(Role.OTHER, ()), column)
    if len(values) == 1:
        return found | {Role.AMOUNT: tuple(values)}
    return found | _related(values)


def _related(values: Mapping[int, Sequence[Decimal]]) -> dict[Role, tuple[int, ...]]:
    """Find the column that is the sum of others in each row, and what is left after each row."""
    payment: dict[Role, tuple[int, ...]] = {}
    for column, sums in values.items():
        others = [each for each in values if each != column and any(values[each])]
        for count in range(2, _MOST_PARTS + 1):
            for parts in combinations(others, count):
                addends = zip(*(values[part] for part in parts), strict=True)
                pairs = zip(sums, addends, strict=True)
                if not all(abs(one - sum(several)) <= _NEAR for one, several in pairs):
                    continue
                payment = payment or {Role.PAYMENT: (column,)}
                for principal in parts:
                    balance = next(
                        (
                            each
                            for each in others
                            if each not in parts and _is_left(values[each], values[principal])
                        ),
                        None,
                    )
                    if balance is not None:
                        fees = tuple(part for part in parts if part != principal)
                        return {
                            Role.PAYMENT: (column,),
                            Role.PRINCIPAL: (principal,),
                            Role.INTEREST: fees,
                            Role.BALANCE: (balance,),
                        }
    return payment if len(next(iter(values.values()), ())) > 1 else {}


def _is_left(left: Sequence[Decimal], paid: Sequence[Decimal]) -> bool:
    """Tell whether a column falls in each row by what another one says."""
    return len(left) > 1 and all(
        abs(before - after - part) <= _NEAR
        for (before, after), part in zip(pairwise(left), paid[1:], strict=True)
    )
