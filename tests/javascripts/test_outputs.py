"""Due days of plans, and calendars of them, as another library reads these."""

import calendar
import json
import os
import subprocess
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

SCRIPT = Path(__file__).with_name("outputs.mjs")
NOW = "2026-11-26T12:00:00Z"
LINE = 75
"""Most bytes of a line of a calendar (RFC 5545, 3.1)."""
PLAN = {
    "start": "2026-12",
    "payees": [
        {"name": "信用卡", "day": 31, "paid": [210_000, 5_000, 0, 1]},
        {"name": "老王", "day": None, "paid": [50_000]},
        {"name": "房贷", "day": 3, "paid": []},
        {"name": "花呗", "day": 5, "paid": [100]},
    ],
}
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=60)
PAYEES = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "day": st.none() | st.integers(1, 31),
            "paid": st.lists(st.integers(0, 10**11), max_size=30),
        }
    ),
    max_size=5,
)
PLANS = st.fixed_dictionaries(
    {
        "start": st.dates(date(2020, 1, 1), date(2099, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
        "payees": PAYEES,
    }
)


def run(*plans: dict[str, Any], zone: str = "Asia/Shanghai", **given: object) -> list[Any]:
    done = subprocess.run(
        ["node", SCRIPT],
        input=json.dumps({"plans": plans, "now": NOW, **given}),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TZ": zone},
    )
    result: list[Any] = json.loads(done.stdout)
    return result


def events(text: str) -> list[Event]:
    read = Calendar.from_ical(text)
    assert isinstance(read, Calendar)
    assert not read.errors
    found = [each for each in read.walk("VEVENT") if isinstance(each, Event)]
    assert all(not event.errors for event in found)
    return found


def expected(plan: dict[str, Any]) -> list[tuple[date, str, Decimal]]:
    """Say by hand who is paid how much on which day."""
    first_year, first_month = map(int, plan["start"].split("-"))
    found = []
    for payee in plan["payees"]:
        year, month = first_year, first_month
        for fen in payee["paid"]:
            if fen and payee["day"]:
                last = calendar.monthrange(year, month)[1]
                found.append(
                    (date(year, month, min(payee["day"], last)), payee["name"], Decimal(fen) / 100)
                )
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return sorted(found)


def test_a_plan_by_hand() -> None:
    (made,) = run(PLAN)
    shown = [(due["date"], due["month"], due["name"], due["yuan"]) for due in made["dues"]]
    assert shown == [
        ("2026-12-05", "2026-12", "花呗", "1.00"),
        ("2026-12-31", "2026-12", "信用卡", "2100.00"),
        ("", "2026-12", "老王", "500.00"),
        ("2027-01-31", "2027-01", "信用卡", "50.00"),
        ("2027-03-31", "2027-03", "信用卡", "0.01"),
    ]
    first, second, *_ = events(made["calendar"])
    assert str(first["SUMMARY"]) == "还 花呗 1.00 元"
    assert str(second["SUMMARY"]) == "还 信用卡 2,100.00 元"


@settings(max_examples=30, deadline=None)
@given(st.lists(PLANS, min_size=1, max_size=10))
def test_another_library_reads_the_same(plans: list[dict[str, Any]]) -> None:
    for plan, made in zip(plans, run(*plans), strict=True):
        found = events(made["calendar"])
        read = sorted(
            (
                event.decoded("DTSTART"),
                str(event["SUMMARY"]).removeprefix("还 ").removesuffix(" 元").rpartition(" ")[0],
                Decimal(str(event["SUMMARY"]).split()[-2].replace(",", "")),
            )
            for event in found
        )
        assert read == expected(plan)
        for event in found:
            # A whole day in no time zone.
            assert type(event.decoded("DTSTART")) is date
            assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
        ids = [str(event["UID"]) for event in found]
        assert len(set(ids)) == len(ids)
        lines = made["calendar"].encode().split(b"\r\n")
        assert max(map(len, lines)) <= LINE
        assert not any(b"\n" in line or b"\r" in line for line in lines)


@pytest.mark.parametrize(
    "name",
    [
        "招行，信用卡",
        "a,b;c\\d:e",
        'say "hi"',
        "很长" * 60,
        "🐼" * 40,
        "END:VEVENT",
        "=1+1",
        " 空 格 ",
        "%E4%BF%A1",
    ],
)
def test_a_name_comes_through(name: str) -> None:
    payees = [{"name": name, "day": 15, "paid": [123_456, 7]}]
    (made,) = run({"start": "2026-12", "payees": payees})
    first, second = events(made["calendar"])
    assert str(first["SUMMARY"]) == f"还 {name} 1,234.56 元"
    assert str(second["SUMMARY"]) == f"还 {name} 0.07 元"


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "Asia/Shanghai", "UTC", "Pacific/Pago_Pago"]
)
def test_days_are_those_of_the_plan_wherever_the_reader_is(zone: str) -> None:
    (made,) = run(PLAN, zone=zone)
    days = [event.decoded("DTSTART") for event in events(made["calendar"])]
    assert days == [date(2026, 12, 5), date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)]


@pytest.mark.parametrize(("ahead", "hours"), [(0, 9), (1, -15), (3, -63), (7, -159)])
def test_an_alarm_rings_in_the_morning_some_days_before(ahead: int, hours: int) -> None:
    (made,) = run(PLAN, ahead=ahead)
    for event in events(made["calendar"]):
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("TRIGGER") == timedelta(hours=hours)
        assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"])
        due = datetime.combine(event.decoded("DTSTART"), datetime.min.time())
        assert (due + alarm.decoded("TRIGGER")).hour == 9


def test_a_later_calendar_replaces_an_earlier_one() -> None:
    """The same payment has the same id, whatever else is in the plan, and a later number."""
    later = {
        "start": "2027-01",
        "payees": [
            {"name": "新的", "day": 1, "paid": [5]},
            {"name": "信用卡", "day": 28, "paid": [6, 7]},
        ],
    }
    (first,) = run(PLAN)
    (second,) = run(later, now="2026-12-01T00:00:00Z")

    def january(text: str) -> Event:
        (found,) = (
            event
            for event in events(text)
            if "信用卡" in str(event["SUMMARY"]) and event.decoded("DTSTART").month == 1
        )
        return found

    before, after = january(first["calendar"]), january(second["calendar"])
    assert before["UID"] == after["UID"]
    first_number, second_number = (int(str(each["SEQUENCE"])) for each in (before, after))
    assert first_number < second_number < 2**31
    assert before.decoded("DTSTAMP") < after.decoded("DTSTAMP")


def test_debts_of_the_same_name_are_told_apart() -> None:
    payees = [{"name": "信用卡", "day": 5, "paid": [100, 100]}] * 2
    (made,) = run({"start": "2026-12", "payees": payees})
    assert len({str(event["UID"]) for event in events(made["calendar"])}) == 4
