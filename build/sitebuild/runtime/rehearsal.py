"""What readers may ask, so that the ready program is known to hold all that answering takes."""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence

from calculators.answering import OPENED, answer
from calculators.catalogue import NAMES, calculator
from calculators.forms.fields import Choice, Count, Money, Rate
from calculators.forms.form import AnyField, Form

_TYPED = (
    "",
    "?",
    "0",
    "12.5",
    "360",
    "１２",
    "1万",
    "5%",
    "-3",
    "1e308",
    "1,234.5",
    "999999999999",
    "2026-02-30",
    "2026/3/5",
    "1/31/2026",
    "2026-01-15\t10000\n2027-02-20,-12600\n?",
    "<b>",
    "0." + "1" * 100,
    "x" * 10_000,
)
"""Texts for a control in which anything can be typed: readable ones and others."""


_SAID: dict[type, Sequence[str]] = {
    Money: (
        "1.2w",
        "12k",
        "一万二千五百元整",
        "RMB 1万2",
        "3块5毛2分",
        "一点五万",
        "1万零5",
        "-2万",
        "1.2万5",
    ),
    Rate: (
        *(
            "万五",
            "日息万五",
            "5‱",
            "1分5",
            "两分利",
            "月息1分5厘",
            "八厘半",
            "三成",
            "18% p.a.",
            "0.18",
        ),
        *(
            "1.5% per month",
            "0.05%/天",
            "每期0.6%",
            "百分之十八",
            "千分之三",
            "18年",
            "年18",
            "50",
            "0.001",
        ),
    ),
    Count: (
        *(
            "十二期",
            "12个月",
            "3年",
            "半年",
            "1年零6个月",
            "1个半月",
            "2周",
            "90 days",
            "1 year 6 months",
        ),
        *("28天", "第3次", "三家", "3天", "1,000", "1年2年", "12x"),
    ),
}
"""How the same is said in other ways, by kind of field."""
_TOGETHER = (
    ("apr", {"period": "week", "count": "30天"}),
    ("apr", {"period": "week", "count": "1年"}),
    ("apr", {"period": "days", "count": "1年"}),
)
"""Texts that are read otherwise where something else is chosen."""
_READABLE = ("1", "6", "11.5", "24", "0.05", "1234.56", "２０", "3万", "4‰", "2026-12-31")
_SEED = 1
_COMBINED = 200
"""So many requests a calculator that change several controls."""


def requests() -> Iterator[str]:
    """Give the requests, as the page would make them.

    They are the examples of all calculators, whole, with one control changed (to each of its
    options, or, for one control of each kind a calculator, to what else may be typed), and with
    several changed; with folded parts left empty, as they are at first, and with all of them.
    """
    yield from _changed_once()
    yield from combined(_SEED, _COMBINED, _READABLE)
    yield from combined(_SEED + 1, _COMBINED, _READABLE, opened=None)
    yield from [longest(), longest(opened=None)] * 3


def longest(opened: str | None = "") -> str:
    """Return the request for which Python needs most memory, if all tables are asked for."""
    form = calculator("interest").form
    texts = form.defaults()
    first = [control for control in texts if control.startswith("offers.1.")]
    for number in range(1, 7):
        texts |= {each.replace("1", str(number), 1): texts[each] for each in first}
        texts |= {
            f"offers.{number}.instalments": "360",
            f"offers.{number}.price_day": f"0.0{number}",
        }
    return _request("interest", texts, opened)


def combined(seed: int, count: int, typed: Sequence[str], opened: str | None = "") -> Iterator[str]:
    """Give, for each calculator, `count` requests with several controls changed by chance.

    Args:
        seed: another one gives other requests.
        count: how many.
        typed: what is typed where there is nothing to choose from.
        opened: the folded parts that are open, as `answer` takes them; nothing for all.
    """
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    for name in NAMES:
        form = calculator(name).form
        fields = _controls(form)
        for _ in range(count):
            texts = form.defaults()
            for control in chance.sample(sorted(fields), k=chance.randint(1, 4)):
                field = fields[control]
                options = [option.value for option in getattr(field, "options", ())] or typed
                texts[control] = chance.choice(options)
            yield _request(name, texts, opened)


def _changed_once() -> Iterator[str]:
    for name in NAMES:
        form = calculator(name).form
        example = form.defaults()
        yield _request(name, example)
        yield _request(name, example, opened=None)
        yield _request(name, example, opened="\n".join(_folded(name, example)))
        kinds = set[str]()
        for control, field in _controls(form).items():
            if isinstance(field, Choice):
                typed = tuple(option.value for option in field.options)
            else:
                typed = _typed(field, kinds)
            matters = {**example, **_deciding(form, control, field)}
            for text in typed:
                yield _request(name, {**matters, control: text})
    for name, texts in _TOGETHER:
        yield _request(name, {**calculator(name).form.defaults(), **texts})


def _typed(field: AnyField, kinds: set[str]) -> tuple[str, ...]:
    """Return what is typed into a field: all that there is once for each of the `kinds`."""
    said = next((texts for kind, texts in _SAID.items() if isinstance(field, kind)), ())
    kind = f"{type(field).__name__} {getattr(field, 'period', '')} {getattr(field, 'measure', '')}"
    if kind in kinds:
        return ()
    kinds.add(kind)
    return (*_TYPED, *said)


def _folded(name: str, texts: Mapping[str, str]) -> list[str]:
    """Return the names of the folded parts of an answer."""
    return re.findall("<summary>(.*?)</summary>", answer(name, texts).html or "")


def _controls(form: Form) -> dict[str, AnyField]:
    """Return the controls of a form with one row more than its example has."""
    return dict(form.controls(lambda rows: len(rows.defaults) + 1))


def _deciding(form: Form, control: str, field: AnyField) -> dict[str, str]:
    """Return the texts of the controls on which it hangs that `control` matters."""
    texts: dict[str, str] = {}
    fields = _controls(form)
    while condition := field.shown_when:
        beside = control.rpartition(".")[0] + "." + condition.field
        control = beside if beside in fields else condition.field
        texts[control] = min(condition.values)
        field = fields[control]
    return texts


def _request(name: str, texts: Mapping[str, str], opened: str | None = "") -> str:
    asked = dict(texts) if opened is None else {**texts, OPENED: opened}
    return json.dumps({"calculator": name, "texts": asked})
