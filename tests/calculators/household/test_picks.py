"""The debts of a list that can be picked, and why others cannot be."""

from debts import rows
from hypothesis import given
from hypothesis import strategies as st

from calculators.household.picks import picks

TEXTS = st.sampled_from(["", "0", "100", "9000", "1.2万", "18", "abc", "-5", "1e9", "600%"])


def labels(name: str, texts: dict[str, str]) -> list[tuple[int | None, str]]:
    return [(pick.number, pick.label) for pick in picks(name, texts)]


def test_every_row_that_is_begun_is_there_by_its_name_and_amount() -> None:
    texts = rows(
        {"kind": "card", "balance": "9000", "rate": "18", "payment": "600"},
        {"name": "老王", "balance": "5000", "rate": "24", "payment": "50"},
        {},
        {"balance": "700"},
        {"balance": "abc", "rate": "1"},
        {"balance": "1000", "rate": "12", "payment": "x"},
    )
    assert labels("prepay", texts) == [
        (1, "信用卡，9,000 元"),
        (None, "老王，5,000 元：照现在每月还的还不完"),
        (None, "欠款 5：“还欠多少”填得不对"),
        (None, "欠款 6：“每月要还”填得不对"),
        (None, "欠款 4：还没填“利率”“每月要还”"),
    ]


def test_terms_that_change_are_said_and_those_that_contradict_each_other() -> None:
    own = {"balance": "9000", "rate": "0", "payment": "500"}
    promoted = {"terms": "price", "until": "2027-03-15", "after": "18"}
    paused = {"terms": "pause", "paused": "3"}
    texts = {"start": "2026-12"} | rows(
        own | promoted, own | paused, own | promoted | {"until": "2020-03-15"}, own
    )
    changing = "，9,000 元：利率或还款以后会变，这里只能按一直不变算"
    assert labels("prepay", texts) == [
        (None, f"欠款 1{changing}"),
        (None, f"欠款 2{changing}"),
        (None, "欠款 3：“优惠到哪天”填得不对"),
        (4, "欠款 4，9,000 元"),
    ]
    assert labels("overdue", texts)[1] == (None, "欠款 2，9,000 元：这个月不用还")
    # A month that cannot be read is that of the other page.
    assert labels("overdue", texts | {"start": "?"})[-1] == (4, "欠款 4，9,000 元")


def test_what_is_not_said_is_as_in_an_empty_row() -> None:
    said = {"debts": "9", "income": "8000", "debts.2.balance": "900", "debts.2.rate": "12"}
    assert labels("prepay", said | {"debts.2.left": "3"}) == [(2, "欠款 2，900 元")]
    assert labels("prepay", {}) == []


@given(
    st.lists(
        st.fixed_dictionaries(dict.fromkeys(("balance", "rate", "payment", "left"), TEXTS)),
        max_size=4,
    )
)
def test_no_row_vanishes(debts: list[dict[str, str]]) -> None:
    begun = [debt for debt in debts if any(debt.values())]
    for name in ("prepay", "overdue"):
        found = list(picks(name, rows(*debts)))
        assert len(found) == len(begun)
        assert len({pick.label for pick in found}) == len(found)
        assert all(pick.loan for pick in found if pick.number)
