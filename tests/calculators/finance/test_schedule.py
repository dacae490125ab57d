from decimal import ROUND_DOWN, Context, Decimal, Inexact, localcontext

import pytest

from calculators.finance.money import ZERO
from calculators.finance.schedule import Instalment, Parts, Schedule, assemble, require_principal

HOSTILE = Context(prec=3, rounding=ROUND_DOWN, traps=[Inexact])


def D(text: str) -> Decimal:  # noqa: N802
    return Decimal(text)


PARTS = [
    Parts(D("3333.33"), D("100.00"), D("12.34")),
    Parts(D("3333.33"), D("66.67"), D("12.34")),
    Parts(D("3333.34"), D("33.33")),
]


def test_adds_up_by_hand_whatever_the_context() -> None:
    with localcontext(HOSTILE):
        schedule = assemble(D("10000"), PARTS, upfront_fee=D("200.01"))
        assert schedule == Schedule(
            D("10000.00"),
            (
                Instalment(1, D("3333.33"), D("100.00"), D("12.34"), D("6666.67")),
                Instalment(2, D("3333.33"), D("66.67"), D("12.34"), D("3333.34")),
                Instalment(3, D("3333.34"), D("33.33"), ZERO, ZERO),
            ),
            D("200.01"),
        )
        assert [i.charge for i in schedule.instalments] == [D("112.34"), D("79.01"), D("33.33")]
        assert schedule.total_interest == D("200.00")
        assert schedule.total_fees == D("224.69")
        assert schedule.total_cost == D("424.69")
        assert schedule.total_paid == D("10424.69")
        assert schedule.cash_flows == (D("9799.99"), D("-3445.67"), D("-3412.34"), D("-3366.67"))


def test_cost_is_what_the_flows_sum_to() -> None:
    schedule = assemble(D("10000.00"), PARTS, upfront_fee=D("200.01"))
    assert -sum(schedule.cash_flows) == schedule.total_cost


def test_values_cannot_be_changed() -> None:
    schedule = assemble(D("10000.00"), PARTS)
    with pytest.raises(AttributeError):
        schedule.principal = ZERO  # type: ignore[misc]
    with pytest.raises(AttributeError):
        schedule.instalments[0].fee = D("1.00")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([Parts(D("99.99"))], "leave a balance of 0.01"),
        ([Parts(D("100.01"))], "leave a balance of -0.01"),
        ([], "leave a balance of 100.00"),
        ([Parts(D("101.00")), Parts(D("-1.00"))], "principal part must"),
        ([Parts(D("100.00"), D("-0.01"))], "interest must"),
        ([Parts(D("100.00"), ZERO, D("0.001"))], "fee must"),
    ],
)
def test_refuses_parts_that_do_not_agree(parts: list[Parts], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        assemble(D("100.00"), parts)


@pytest.mark.parametrize("principal", ["0", "-1", "0.001", "NaN", "Infinity"])
def test_refuses_what_is_no_principal(principal: str) -> None:
    with pytest.raises(ValueError, match="principal must"):
        require_principal(D(principal))


def test_refuses_a_negative_upfront_fee() -> None:
    with pytest.raises(ValueError, match="upfront fee must"):
        assemble(D("100.00"), [Parts(D("100.00"))], upfront_fee=D("-1"))
