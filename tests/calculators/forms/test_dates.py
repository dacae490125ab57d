from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms.dates import AmbiguousError, read
from calculators.forms.quantities.characters import UnreadableError


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_way_to_write_a_day_is_read(day: date) -> None:
    for text in (
        f"{day:%Y-%m-%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day:02}",
        f"{day:%Y%m%d}",
        f" {day.year}年{day.month}月{day.day}日 ",
        f"{day.year}年{day.month:02}月{day.day:02}",
    ):
        assert read(text) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_american_or_european_day_is_read_where_it_can_only_be_one(day: date) -> None:
    for text in f"{day.month}/{day.day}/{day.year}", f"{day.day}/{day.month}/{day.year}":
        if day.day > 12 or day.day == day.month:
            assert read(text) == day
        else:
            with pytest.raises(AmbiguousError) as raised:
                read(text)
            assert day in raised.value.days


JANUARY = date(2025, 1, 5)
LATER = date(2025, 1, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(
            (text, JANUARY)
            for text in (
                "2025 年 1 月 5 日",
                "2025 年1 月5日",
                "2025年1月5号",
                "2025 - 01 - 05",
                "2025. 1. 5",
                "2025/ 1/ 5",
                "2025-01-05 10:23:11",
                "2025-01-05 10:23",
                "2025-1-5 9:05",
                "2025-01-05T10:23:11",
                "2025-01-05T10:23:11Z",
                "2025-01-05T10:23:11.000Z",
                "2025-01-05T10:23:11+08:00",
                "2025/1/5 10:23:11 AM",
                "2025/1/5 周日",
                "2025/1/5 (周日)",
                "2025年1月5日星期日",
                "2025年1月5日 星期天",
                "2025年1月5日(礼拜天)",
                "2025-01-05 Sun",
                "2025-01-05 Sunday",
                "2025-01-05, Sun",
                "2025-01-05 周日 10:23",
                "2025-01-05 10:23 周日",
                "2025年1月5日 10时23分",
                "2025年1月5日上午10时23分11秒",
                "2025年1月5日 下午3点20分",
                "5-Jan-2025",
                "05-Jan-2025",
                "5 Jan 2025",
                "5 January 2025",
                "5th January 2025",
                "05-JAN-2025",
                "05-jan-25",
                "5.Jan.2025",
                "5. January 2025",
                "Jan 5, 2025",
                "Jan 5 2025",
                "Jan. 5, 2025",
                "January 5th, 2025",
                "JAN 5, 2025",
                "Jan-05-2025",
                "Sun, Jan 5, 2025",
                "Sunday, 5 January 2025",
                "Sun 5 Jan 2025",
                "2025-Jan-05",
                "2025 Jan 5",
                "二〇二五年一月五日",
                "二零二五年一月五日",
                "二○二五年一月五号",
                "5.1.2025",
                "05.01.2025",
                "45662",
                "45662.433",
                "20250105",
            )
        ),
        *(
            (text, LATER)
            for text in (
                "1/20/25",
                "01/20/25",
                "20/1/2025",
                "20-01-2025",
                "01-20-2025",
                "20.01.2025",
                "1.20.2025",
                "20 / 1 / 2025",
                "1/20/2025 10:23 PM",
                "1/20/2025 Mon",
                "45677",
                "二〇二五年一月二十日",
                "二〇二五年一月廿日",
            )
        ),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二〇二五年十月十日", date(2025, 10, 10)),
        ("31/12/99", date(1999, 12, 31)),
        ("31/12/79", date(2079, 12, 31)),
        ("29-Feb-2028", date(2028, 2, 29)),
        ("15-Sept-2025", date(2025, 9, 15)),
        ("36526", date(2000, 1, 1)),
        ("73050", date(2099, 12, 31)),
    ],
)
def test_the_dates_in_peoples_files_are_read(text: str, day: date) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3/4/2026", ["2026-03-04", "2026-04-03"]),
        ("03-04-2026", ["2026-03-04", "2026-04-03"]),
        ("3/4/26", ["2026-03-04", "2026-04-03"]),
        ("03/04/26", ["2026-03-04", "2026-04-03", "2003-04-26"]),
        ("25-01-05", ["2005-01-25", "2025-01-05"]),
        ("25.1.5", []),
        ("20/1/25", ["2025-01-20", "2020-01-25"]),
        ("20.1.25", ["2025-01-20", "2020-01-25"]),
        ("03/04/2026 10:00", ["2026-03-04", "2026-04-03"]),
    ],
)
def test_what_may_be_several_days_names_all(text: str, days: list[str]) -> None:
    if not days:
        with pytest.raises(UnreadableError):
            read(text)
        return
    with pytest.raises(AmbiguousError) as raised:
        read(text)
    assert list(map(str, raised.value.days)) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-30",
        "2026-13-01",
        "31/31/2026",
        "2026-1",
        "26-01-31",
        "2026/01-31",
        "20260132",
        "2026-01-31x",
        "0000-01-01",
        "２０２６-01-31",
        "31 Foo 2025",
        "31-Feb-2025",
        "Jan 2025",
        "Jan 32, 2025",
        "二〇二五年十三月一日",
        "二〇二五年一月百日",
        "36525",
        "73051",
        "10000",
        "2025-01-05 25h",
        "2025-01-05 10:23:11 2025-01-06",
        "1/20/205",
        "2025年1月",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text)
