"""The mathematics of loans: money, rates, repayment schedules and returns.

Nothing is imported here, so that a page pays only for what it uses:

- ``money``: yuan amounts exact to 分
- ``rates``: daily, monthly and yearly quotes turned into each other
- ``schedule``: an amortization schedule as a plain value
- ``repayment``: the schedules of the five usual ways to pay a loan back
- ``fixed_payment``: the schedule of a loan whose payment is fixed beforehand
- ``level``: the schedule of a loan of which only the payment is known
- ``changes``: a fee with each instalment, paying everything early
- ``due_dates``: when monthly instalments fall due
- ``prepayment``: what is left of a loan after a part was paid back early
- ``debts``: what is owed and what can be paid a month, with terms that change
- ``simulation``: several debts paid together month after month
- ``payoff``: plans to pay several debts back
- ``refinancing``: whether it is worth replacing debts by a loan
- ``affordable``: what a payment a month can carry, and how long an amount takes
- ``interest_free``: what purchases by card bear where a statement is not paid in full
- ``returns``: the internal rate of return of cash flows, dated or not
- ``by_day``: the rate of dated flows with simple interest by the day
- ``unit_periods``: a first period longer or shorter than the others
- ``discounting`` and ``roots``: the numerical work underneath ``returns``
"""
