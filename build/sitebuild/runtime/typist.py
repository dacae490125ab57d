"""What people, spreadsheets and attackers put into the fields of a form, at random."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from calculators.display import plain
from calculators.forms.days import Day, OptionalDay
from calculators.forms.field import Field
from calculators.forms.fields import Choice
from calculators.forms.fieldset import split
from calculators.forms.form import Form, Rows
from calculators.forms.listing import Listing
from calculators.forms.months import CalendarMonth
from calculators.forms.numbers import Numbers
from calculators.forms.numeric import Count, Money
from calculators.forms.optional import ByUnit, Optional, Words
from calculators.forms.rates import Rate
from calculators.ranges import Range
from calculators.rounding import rounded
from sitebuild.runtime import typed

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DAYS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%m/%d/%Y", "%d/%m/%Y"),
    *("%Y 年 %m 月 %d 日", "%d.%m.%Y", "%d-%b-%Y", "%b %d, %Y", "%m/%d/%y", "%Y-%m-%d %H:%M:%S"),
    *("%Y/%m/%d %a", "%Y-%m-%d 周三"),
)
HEADINGS = (
    ("期数", "还款日期", "应还金额", "本金", "利息", "手续费", "剩余本金"),
    ("期次", "到期日", "每期还款", "应还本金", "应还利息", "服务费", "余额"),
    ("No.", "Due date", "Payment", "Principal", "Interest", "Fee", "Balance"),
)
"""The columns of plans, as lenders name them."""
MONTHS = ("%Y-%m", "%Y/%m", "%Y.%m", "%Y年%m月", "%Y%m")
ODD = (
    *("", " ", "\u3000", "\t", "\n", "\x00", "\ufeff", "\u200b", "\u202e12", "\ud800"),
    *("0", "-0", "+0", "00", "0.0", "1e308", "1E-400", "-1", "NaN", "-nan", "Infinity", "-inf"),
    *("1_000", "1__0", "0x10", "0b1", "1/2", "1,,2", "1.2.3", ".", ",", "-", "+", "¥", "%", "万"),
    *(
        "９９９",
        "１２.５％",
        "一万",
        "①",
        "½",
        "٣",
        "१२",
        "๔",
        "𝟗",
        "Ⅷ",
        "²",
        "1\u00a0000",
        "'1",
        "=1+1",
    ),
    *("2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "29/2/2027", "2/3/2026", "20261"),
    *(
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "&lt;",
        '"',
        "\\",
        "${1}",
    ),
    *("{}", "%s%s%n", "../../etc/passwd", "';DROP TABLE loans;--", "__proto__", "null", "true"),
    *(
        "9" * 40,
        "9" * 41,
        "0." + "0" * 37 + "1",
        "1" * 100_000,
        "万" * 5_000,
        "é" * 41,
        "👨‍👩‍👧‍👦" * 30,
    ),
)
"""Texts that have broken readers of numbers, dates and markup."""
_READABLE = 0.85
"""How often a change is one that is read."""
_SAID = 0.3
"""How often a text is one of the table."""
_MOST_SAID = 8
"""About so many texts of a whole form are: of more, some would be refused in every form."""
_EMPTY, _EMPTY_RARE = 0.3, 0.8
"""How often what may stay empty does, in sight and folded away, where a choice stays as it is."""


@dataclass(frozen=True)
class Typist:
    """Types into a form by `chance`, so that the same seed always types the same."""

    chance: Random

    def texts(self, form: Form) -> tuple[dict[str, str], int]:
        """Return the raw inputs of a form, and how many of them are random.

        Some forms are right but for one text, some readable throughout, some wild.
        """
        fields = dict(form.controls(self._rows))
        example = {name: field.default for name, field in fields.items()}
        match self.chance.choice(["one", "few", "readable", "wild", "bare"]):
            case "one":
                name = self.chance.choice(list(fields))
                typed = {name: self._any(fields[name])}
            case "few":
                chosen = self.chance.sample(list(fields), max(1, len(fields) // 5))
                typed = {name: self.readable(fields[name]) for name in chosen}
            case "readable":
                typed = self._fitting(fields)
            case "wild":
                typed = {name: self._any(field) for name, field in fields.items()}
            case _:
                chosen = self.chance.sample(list(fields), len(fields) // 2)
                example, typed = {}, {name: self._any(fields[name]) for name in chosen}
        return example | typed, len(typed)

    def edits(self, form: Form) -> Iterator[dict[str, str]]:
        """Give what is in a form after each of a few changes to one control, mostly readable."""
        fields = dict(form.controls(self._rows))
        texts = self._begun(form, fields) if form.own else form.defaults()
        for _ in range(self.chance.randint(1, 6)):
            name = self.chance.choice(list(fields))
            field = _beside(name, fields[name], texts)
            is_readable = self.chance.random() < _READABLE
            text = self.readable(field) if is_readable else self._any(field)
            texts = form.fill(texts, name, text)
            yield texts

    def _begun(self, form: Form, fields: Mapping[str, Field[object]]) -> dict[str, str]:
        """Return a form of the reader's own, of which some is filled in."""
        texts = form.emptied() | {
            name: field.default for name, field in fields.items() if isinstance(field, Choice)
        }
        filled, typed = self.chance.random(), self._fitting(fields)
        return texts | {
            name: text if self.chance.random() < filled else texts.get(name, "")
            for name, text in typed.items()
        }

    def _fitting(self, fields: Mapping[str, Field[object]]) -> dict[str, str]:
        """Return a readable text for each field, by the unit that is chosen for it."""
        typed: dict[str, str] = {}
        said = min(_SAID, _MOST_SAID / len(fields))
        choices_first = sorted(fields, key=lambda name: not isinstance(fields[name], Choice))
        for name in choices_first:
            typed[name] = self.readable(_beside(name, fields[name], typed), said)
        return {name: typed[name] for name in fields}

    def _rows(self, rows: Rows) -> int:
        """Return some number of rows, few of them more often."""
        low, high = map(int, rows.range)
        return self.chance.randint(low, self.chance.randint(low, high))

    def _any(self, field: Field[object]) -> str:
        ways: list[Callable[[Field[object]], str]] = [
            self.readable,
            self._odd,
            self._spoilt,
            self._noise,
        ]
        return self.chance.choice(ways)(field)

    def readable(self, field: Field[object], said: float = _SAID) -> str:
        """Return a text that the field reads, if it does not read others than it is known to.

        Some, by the chance `said`, are from the table, and may be out of the field's range.
        """
        if isinstance(field, Choice):
            is_left = field.rare and self.chance.random() < _EMPTY_RARE
            return field.default if is_left else self.chance.choice(field.options).value
        if isinstance(field, Optional):
            empty = _EMPTY_RARE if field.rare else _EMPTY
            return "" if self.chance.random() < empty else self.readable(field.field, said)
        if isinstance(field, ByUnit):
            return self.readable(self.chance.choice(list(field.fields.values())), said)
        if self.chance.random() < said:
            return self.chance.choice(typed.said(typed.kind(field)))
        match field:
            case Words():
                return "".join(self.chance.choices("招行卡ab 1", k=field.longest))[: field.longest]
            case Money():
                return self._money(field.range)
            case Rate():
                return self._styled(f"{plain(self._within(field.range) * 100)}", "", "%")
            case Numbers():
                many = self.chance.randint(0, 3)
                numbers = (plain(rounded(self._within(field.range), 0)) for _ in range(many))
                return self.chance.choice(["、", ",", " "]).join(numbers)
            case Count():
                number = rounded(self._within(field.range), 0)
                return self._styled(plain(number), "", field.unit)
            case OptionalDay() if self.chance.random() < 0.8:
                return ""
            case Day() | OptionalDay():
                return self._day(field.years, DAYS)
            case CalendarMonth():
                return self._day(field.years, MONTHS)
            case Listing():
                return self._listing(field)
        raise AssertionError(f"nobody knows what to type into {field.name}")

    def _odd(self, _field: Field[object]) -> str:
        return self.chance.choice(ODD)

    def _spoilt(self, field: Field[object]) -> str:
        """Return a readable text with something put in, doubled or cut."""
        text = self.readable(field)
        at = self.chance.randint(0, len(text))
        middle = self.chance.choice([self.chance.choice(ODD), text, "-", ".", "0", " ", "万"])
        return text[:at] + middle + text[at + self.chance.randint(0, 2) :]

    def _noise(self, _field: Field[object]) -> str:
        alphabet: list[Callable[[], str]] = [
            lambda: chr(self.chance.randint(0, 0x10FFFF)),
            lambda: chr(self.chance.randint(0x20, 0x7E)),
            lambda: self.chance.choice("0123456789.,-+%元万亿千分厘期天年月日/：（） \t"),
        ]
        letter = self.chance.choice(alphabet)
        return "".join(letter() for _ in range(self.chance.randint(0, 24)))

    def _money(self, allowed: Range) -> str:
        value = rounded(self._within(allowed), self.chance.choice([0, 2]))
        if self.chance.random() < 0.3:
            return self._styled(plain(value / 10_000), "", "万")
        grouped = f"{value:,f}" if self.chance.random() < 0.2 else plain(value)
        return self._styled(grouped, "¥", "元")

    def _styled(self, text: str, before: str, behind: str) -> str:
        text = self.chance.choice([text, text, text + behind, before + text, f" {text} {behind} "])
        return text.translate(FULL_WIDTH) if self.chance.random() < 0.2 else text

    def _within(self, allowed: Range) -> Decimal:
        """Return an end of a range, or something between, small more often than large."""
        low, high = allowed
        small = 10 ** self.chance.uniform(-8, 0)
        part = self.chance.choice([0, 0, 0, small, small, small, self.chance.random(), 1])
        return low + (high - low) * Decimal(repr(part))

    def _day(self, years: Range, formats: Sequence[str]) -> str:
        low, high = (int(year) for year in years)
        year = self.chance.choice([low, high, self.chance.randint(low, high), 2026, 2026, 2027])
        day = date(year, 1, 1) + timedelta(self.chance.randint(0, 364))
        return day.strftime(self.chance.choice(formats))

    def _listing(self, field: Listing) -> str:
        if self.chance.random() < 0.4:
            return self.plan(field)
        lines = self._loan(field) if self.chance.random() < 0.5 else self._any_lines(field)
        between = self.chance.choice(["\t", " ", ",", ";"])
        return "\n".join(between.join(line) for line in lines)

    def plan(self, field: Listing) -> str:
        """Return a plan or a statement as lenders and banks export it, with some of its columns."""
        flows = [
            (date.fromisoformat(day), Decimal(amount))
            for day, amount in self._loan(field, "%Y-%m-%d")
        ]
        style = self.chance.choice([*DAYS, "serial"])
        days = [
            str((day - date(1899, 12, 30)).days) if style == "serial" else day.strftime(style)
            for day, _ in flows
        ]
        between = self.chance.choice(["\t", "\t", ";", "|"])
        if self.chance.random() < 0.3:
            rows = self._statement(days, [amount for _, amount in flows])
        else:
            rows = self._schedule(days, [amount for _, amount in flows])
        return "\n".join(between.join(row) for row in rows)

    def _statement(self, days: Sequence[str], amounts: Sequence[Decimal]) -> list[list[str]]:
        """Return flows in two columns, or beside words."""
        sizes = [f"{abs(amount):.2f}" for amount in amounts]
        ins = [amount > 0 for amount in amounts]
        flows = list(zip(days, sizes, ins, strict=True))
        match self.chance.choice(["columns", "words", "unsigned", "debit"]):
            case "columns":
                body = [[day, *((size, "") if is_in else ("", size))] for day, size, is_in in flows]
                return [["日期", "收入", "支出"], *body]
            case "debit":
                body = [[day, *(("", size) if is_in else (size, ""))] for day, size, is_in in flows]
                return [["日期", "借", self.chance.choice(["贷", "还", "余额"])], *body]
            case "words":
                body = [[day, "放款" if is_in else "还款", size] for day, size, is_in in flows]
                return [["交易日期", "类型", "金额"], *body]
            case _:
                return [[day, size] for day, size, _ in flows]

    def _schedule(self, days: Sequence[str], amounts: Sequence[Decimal]) -> list[list[str]]:
        """Return a loan's instalments, with a title, a heading and a total, or without them."""
        payments = [-amount for amount in amounts if amount < 0]
        due = days[-len(payments) :]
        left = lent = sum(payments) * Decimal("0.9")
        body = []
        for number, (day, payment) in enumerate(zip(due, payments, strict=True), 1):
            principal = rounded(lent * payment / sum(payments), 2)
            fee = self.chance.choice([Decimal(0), Decimal(1)])
            left -= principal
            figures = (payment, principal, payment - principal - fee, fee, max(left, Decimal(0)))
            body.append([str(number), day, *(f"{each:.2f}" for each in figures)])
        names = list(self.chance.choice(HEADINGS))
        kept = [at for at in range(len(names)) if at in (1, 2) or self.chance.random() < 0.8]
        if self.chance.random() < 0.1:
            kept.remove(1)
        rows = [[row[at] for at in kept] for row in body]
        if self.chance.random() < 0.8:
            rows.insert(0, [names[at] for at in kept])
        if self.chance.random() < 0.3:
            rows.insert(0, [f"借款金额：{rounded(lent, 2)} 放款日期：{due[0]}"])
        if self.chance.random() < 0.3:
            rows.append(["合计", f"{sum(payments):.2f}"])
        return rows

    def _any_lines(self, field: Listing) -> list[tuple[str, str]]:
        low, high = (int(end) for end in field.range)
        many = high if self.chance.random() < 0.02 else 12
        return [
            (
                self._day(field.years, DAYS),
                f"{self.chance.choice(['', '-'])}{rounded(self._within(field.amounts), 2):f}",
            )
            for _ in range(self.chance.randint(low, many))
        ]

    def _loan(self, field: Listing, style: str = "") -> list[tuple[str, str]]:
        """Return what was received, and what was paid back about every month."""
        style = style or self.chance.choice(DAYS)
        day = date(2026, 1, 1) + timedelta(self.chance.randint(-1000, 1000))
        drawdowns, payments = self.chance.choice([1, 1, 1, 2]), self.chance.randint(1, 36)
        received = Decimal(self.chance.randint(5, 500) * 100)
        paid = received * drawdowns * Decimal(repr(self.chance.uniform(0.95, 1.4))) / payments
        amounts = [received] * drawdowns + [-paid] * payments
        lines = []
        for amount in amounts[: int(field.range.largest)]:
            shown = f"{rounded(amount, 2):f}"
            lines.append((day.strftime(style), shown))
            day += timedelta(self.chance.choice([30, 30, 31, 31, 28, 0]))
        return self.chance.choice([lines, lines, lines[::-1]])


def _beside(name: str, field: Field[object], texts: Mapping[str, str]) -> Field[object]:
    """Return the field of the control `name` as it is asked beside the rest of its row."""
    beside = name.removesuffix(split(name)[2])
    return field.beside(lambda other: texts.get(beside + other, ""))
