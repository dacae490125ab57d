"""How long plans take that grow: run in Pyodide, `measure` gives the times as JSON text."""

import json
import statistics
import time
from collections.abc import Callable
from decimal import Decimal

from calculators.finance.debts import Amount, Budget, Holiday, Owed, Price
from calculators.finance.payoff import avalanche, floor, pay_off
from calculators.finance.repayment import Repayment, by_rate

ROUNDS = 7


def measure() -> str:
    """Return milliseconds by what is calculated."""
    return json.dumps(
        {f"schedule of {n} instalments": _milliseconds(_schedule(n)) for n in (12, 120, 1200)}
        | {f"payoff plan of {n} debts": _milliseconds(_plan(n)) for n in (3, 30, 300)}
        | {"payoff plan of 30 debts whose terms change, 360 months": _milliseconds(_long_plan())}
    )


def _milliseconds(what: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        what()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def _schedule(periods: int) -> Callable[[], object]:
    rate = Decimal("0.004")
    return lambda: by_rate(Repayment.EQUAL_PAYMENT, Decimal(100_000), periods, rate)


def _plan(count: int) -> Callable[[], object]:
    debts = [
        Owed(
            balance=Decimal(3000 + 10 * number),
            yearly_rate=Decimal("0.10") + Decimal(number) / 10_000,
            minimum=Decimal(100),
        )
        for number in range(count)
    ]
    budget = floor(debts) + 100
    return lambda: pay_off(debts, avalanche(debts), budget, months=360)


def _long_plan() -> Callable[[], object]:
    """Plan 30 debts whose interest the budget does not cover once their promotions end."""
    debts = [
        Owed(
            balance=Decimal(30_000 + 10 * number),
            yearly_rate=Decimal("0.10"),
            minimum=Decimal(50),
            share=Decimal("0.0085"),
            prices=(Price(7 + number, Decimal("0.12")),),
            holidays=(Holiday(20 + number, 3),),
        )
        for number in range(30)
    ]
    budget = Budget(floor(debts) + 1450, lumps=(Amount(3, Decimal(20_000)),))
    order = avalanche(debts)
    return lambda: pay_off(debts, order, budget, months=360, prove=False)
