"""The mathematics of loans: money, rates, repayment schedules, returns, and paying debts off.

A library of its own: it needs Python alone, knows nothing of forms, languages or pages, and reads
no files. Nothing is imported here, so that a page pays only for what it uses.

# Conventions

- **Amounts** are `decimal.Decimal` in 元, exact to 分. Arguments have no fraction of a 分, and
  results are rounded to 分, half up, where a lender rounds: once for each instalment. Nothing in
  `returns`, `by_day` and `unit_periods` depends on the currency or rounds; they take `float`, too.
- **Rates** are fractions: 0.05% a day is `Decimal("0.0005")`. What is multiplied with money is a
  `Decimal`; a rate that was solved is a `float`. A function says for which time a rate is.
- **Signs** matter to flows only: what is received has one sign, what is paid the other. In
  `.schedule.Schedule.cash_flows` the borrower receives positive amounts. All other amounts, such
  as payments and fees, are positive.
- **Times** are whole periods, counted from 1; flow 0 of `.returns.irr` is the day of the loan. Days
  are `datetime.date`.
- **Errors**: a `ValueError` for an argument outside of its range, which says what was given.
  Flows that have no rate, or several, raise `.returns.NoRate` or `.returns.SeveralRates`, which are
  `ValueError`s and tell the reason or all rates; none is guessed.
- **Results** are plain values, and equal arguments give equal ones: there is no state.
- **Names** in the `__all__` of the modules below stay. One that has to change is in the changelog,
  and the version's second number grows; a third number means that only faults were removed.

# True rates

- `.returns.irr`: the rate a period of flows that are one period apart. Excel `IRR`; for equal
  payments `RATE`.
- `.returns.xirr`: the effective rate a year of dated flows. Excel `XIRR`.
- `.returns.NoRate`, `.returns.Reason`, `.returns.SeveralRates`: why there is not one rate, where a
  spreadsheet says `#NUM!` or gives any of several.
- `.returns.Amount`, `.returns.DatedAmount`: what flows may be.
- `.by_day.simple_rate`: the rate of dated flows with interest by the day and none on interest. The
  United States Rule of Regulation Z, 12 CFR 1026 Appendix J (a)(3).
- `.unit_periods.with_first_period`: a first period longer or shorter than the others. Regulation Z,
  Appendix J (b)(8).
- `.rates.simple_annual`: a rate a period times the periods of a year, the 年化利率(单利) of
  中国人民银行公告〔2021〕第3号. Excel `RATE(…) * 12`.
- `.rates.effective_annual`: the same with compounding, 年化利率(复利). Excel `EFFECT`.
- `.rates.yearly_rate`, `.rates.convert`, `.rates.Per`: quotes by the day, month and year.

# Schedules

- `.repayment.by_rate`, `.repayment.by_rates`: a loan with interest on the balance, in one of the
  ways of `.repayment.Repayment`. For equal payments Excel `PMT`, `IPMT` and `PPMT`, line by line.
- `.repayment.by_fee_rate`, `.repayment.by_total_fee`: a loan with a constant fee (等本等息).
- `.repayment.level_payment`: the payment alone. Excel `PMT`, rounded and positive.
- `.fixed_payment.by_fixed_payment`, `.fixed_payment.payments_that_fit`: a payment that a contract
  fixes; the last instalment differs.
- `.level.by_payment`: a loan of which only the payment is known. Excel `RATE`, then `IPMT`.
- `.changes.with_period_fee`, `.changes.rest_charges`, `.changes.settled`: a fee with each
  instalment, and paying everything early.
- `.prepayment.same_payment`, `.prepayment.same_principal`, `.prepayment.same_length`: what is left
  of a loan of which a part was paid early.
- `.schedule.Schedule`, `.schedule.Instalment`: the result of all of these.
- `.schedule.assemble`, `.schedule.Parts`: a schedule of your own, checked.
- `.due_dates.month_later`, `.due_dates.monthly`: the days of instalments. Excel `EDATE`.
- `.due_dates.days_between`: the days of each period.
- `.due_dates.months_between`: from one month of the calendar to another. Excel `DATEDIF(…, "m")`
  of their first days.

# Backwards

- `.affordable.largest_principal`: what a payment a month can carry. Excel `PV`, exact to 分.
- `.affordable.months_needed`: how long a loan takes. Excel `NPER`, rounded up.
- `.affordable.least_payment`: the least payment in whole 元. Excel `PMT`, rounded up.
- `.affordable.largest_principal_by_fee`, `.affordable.periods_needed_by_fee`,
  `.affordable.least_payment_by_fee`: the same for equal parts with a constant fee.

# Several debts

- `.debts.Owed`, `.debts.Price`, `.debts.Holiday`, `.debts.price_from`: a debt, and terms that
  change.
- `.debts.Budget`, `.debts.Amount`: what can be paid a month, and lump sums.
- `.payoff.pay_off`, `.payoff.pay_minimums`: the months until nothing is owed, as a `.payoff.Plan`
  of `.payoff.Month`s, with `.payoff.Fen` inside and perhaps a `.payoff.Shortfall`.
- `.payoff.avalanche`, `.payoff.snowball`: the usual orders.
- `.payoff.floor`, `.payoff.least_budget`: the least that can be paid.
- `.refinancing.refinance`, `.refinancing.replace`, `.refinancing.Refinancing`,
  `.refinancing.Terms`: whether one loan in place of some debts is worth it.
- `.interest_free.lost_interest`, `.interest_free.Basis`, `.interest_free.Entry`: what purchases by
  card bear where a statement is not paid in full.

# Money

- `.money.to_fen`: an amount rounded to 分, half up. Excel `ROUND(…, 2)`, without its binary
  fractions.
- `.money.total`, `.money.split`: sums, and parts that add up.
- `.money.EXACT`, `.money.FEN`, `.money.ZERO`: the context for amounts, one 分, nothing.
- `.rates.MONTHS_IN_YEAR`, `.rates.QUARTERS_IN_YEAR`, `.rates.DAYS_IN_WEEK`,
  `.returns.DAYS_IN_YEAR`: how much of one time is in another.

The numerical work underneath, in `discounting`, `roots` and `simulation`, may change at any time.
"""

__all__ = [
    "affordable",
    "by_day",
    "changes",
    "debts",
    "due_dates",
    "fixed_payment",
    "interest_free",
    "level",
    "money",
    "payoff",
    "prepayment",
    "rates",
    "refinancing",
    "repayment",
    "returns",
    "schedule",
    "unit_periods",
]
