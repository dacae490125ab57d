"""What is overdue, and the penalty interest on it."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.finance import rates
from calculators.finance.money import EXACT, ZERO, to_fen, total
from calculators.finance.rates import Per


@dataclass(frozen=True, slots=True)
class Penalty:
    """Penalty interest at one rate: on the principal, and on interest that was not paid."""

    daily_rate: Decimal
    on_principal: Decimal
    on_interest: Decimal

    @property
    def amount(self) -> Decimal:
        """Both together, 元."""
        return EXACT.add(self.on_principal, self.on_interest)


@dataclass(frozen=True, kw_only=True)
class Arrears:
    """A payment that was missed. Amounts are 元 in whole 分, rates fractions.

    `rate` is that of the contract, a day or a year. `settlement` is the number of days after
    which penalty interest itself begins to bear interest; nothing where it never does.
    """

    principal: Decimal
    interest: Decimal
    rate: Decimal
    per: Per
    days_in_year: int
    days: int
    grace: int
    settlement: int | None

    @property
    def daily_rate(self) -> Decimal:
        """The rate of the contract a day."""
        if self.per is Per.DAY:
            return self.rate
        return EXACT.divide(self.rate, Decimal(self.days_in_year))

    @property
    def yearly_rate(self) -> Decimal:
        """The rate of the contract a year, without compounding."""
        return rates.yearly_rate(self.rate, self.per, self.days_in_year)

    @property
    def is_late(self) -> bool:
        """Whether the days of grace are over."""
        return self.days > self.grace

    @property
    def ordinary(self) -> Decimal:
        """The interest of these days at the rate of the contract."""
        daily = EXACT.multiply(self.principal, self.daily_rate)
        return to_fen(EXACT.multiply(daily, Decimal(self.days)))

    def yearly(self, uplift: Decimal) -> Decimal:
        """Return the penalty rate a year, without compounding."""
        return rates.yearly_rate(self._penalty_rate(uplift), Per.DAY, self.days_in_year)

    def penalty(self, uplift: Decimal, days: int | None = None) -> Penalty:
        """Return the penalty interest after some days, those that are late if not told.

        The rate is that of the contract times 1 + `uplift`, from the first day after the due
        date. Interest that was not paid bears it too (银发〔2003〕251号, 三). With a
        `settlement`, the penalty interest of each such time joins the interest that was not
        paid, and what it bears counts as penalty on interest.

        >>> late = Arrears(principal=Decimal("1000.00"), interest=Decimal("100.00"),
        ...                rate=Decimal("0.0005"), per=Per.DAY, days_in_year=365, days=40,
        ...                grace=0, settlement=None)
        >>> late.penalty(Decimal("0.5"))
        Penalty(daily_rate=Decimal('0.00075'), on_principal=Decimal('30.00'), \
on_interest=Decimal('3.00'))
        """
        rate = self._penalty_rate(uplift)
        left = self.days if days is None else days
        if left <= self.grace:
            return Penalty(rate, ZERO, ZERO)
        on_principal, on_interest = [ZERO], [ZERO]
        while left:
            step = min(left, self.settlement or left)
            unpaid = total((self.interest, *on_principal, *on_interest))
            time = EXACT.multiply(rate, Decimal(step))
            on_principal.append(to_fen(EXACT.multiply(self.principal, time)))
            on_interest.append(to_fen(EXACT.multiply(unpaid, time)))
            left -= step
        return Penalty(rate, total(on_principal), total(on_interest))

    def owed(self, penalty: Penalty) -> Decimal:
        """Return all that has to be paid to be rid of it."""
        extra = penalty.amount if self.is_late else self.ordinary
        return total((self.principal, self.interest, extra))

    def _penalty_rate(self, uplift: Decimal) -> Decimal:
        return EXACT.multiply(self.daily_rate, EXACT.add(Decimal(1), uplift))
