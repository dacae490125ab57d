"""How the quote of a fee becomes a true rate: the fee stays while the principal shrinks."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.interest.offers import Offer
from calculators.catalogue.interest.reading import read
from calculators.display import amount, percent, short_percent
from calculators.finance.money import total
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.language import _
from calculators.rendering.html import Html
from calculators.rounding import rounded
from sitebuild.diagrams.svg import WIDTH, box, diagram, line, text
from sitebuild.examples import example

_EXAMPLE = "fee"
_EDGE = 8
_TOP, _FLOOR = 96, 226
_GAP = 2


def draw() -> Html:
    """Return the diagram of the example's first offer."""
    offer = read(example(_EXAMPLE).values)[0]
    fee, advertised = short_percent(offer.price.amount), percent(offer.advertised_rate)
    true, principal = percent(offer.apr_simple), amount(offer.principal)
    average = amount(rounded(total(_in_use(offer)) / offer.instalments, 0))
    right = WIDTH - _EDGE
    return diagram(
        "quote",
        _("每期手续费怎样变成真实年化利率"),
        _(
            "借 {principal}，分 {count} 期，每期手续费 {fee}。"
            "宣传的年化是 {fee} 乘以 {months}，等于 {advertised}。"
            "手里的本金一期比一期少，平均只有 {average}，手续费却一直按 {principal}收，"
            "所以真实年化（单利）是 {true}。",
            principal=principal,
            count=offer.instalments,
            fee=fee,
            months=MONTHS_IN_YEAR,
            advertised=advertised,
            average=average,
            true=true,
        ),
        312,
        text(
            _EDGE,
            18,
            _(
                "① 宣传：每期 {fee} × {months} = 一年 {advertised}",
                fee=fee,
                months=MONTHS_IN_YEAR,
                advertised=advertised,
            ),
            "strong",
        ),
        text(_EDGE, 52, _("② 手里真正占用的本金，一期比一期少"), "strong"),
        text(
            right, 84, _("手续费一直按 {principal}收", principal=principal), "warning", anchor="end"
        ),
        line(_EDGE, _TOP - 3, right, _TOP - 3, "warning dashed"),
        *_bars(offer),
        text(_EDGE, 244, _("第 {number} 期", number=1), "small"),
        text(right, 244, _("第 {number} 期", number=offer.instalments), "small", anchor="end"),
        text(_EDGE, 274, _("③ 平均只占用 {average}，费用一分没少：", average=average), "strong"),
        text(_EDGE, 300, _("真实年化 {true}（单利）", true=true), "large"),
    )


def _bars(offer: Offer) -> Iterator[Html]:
    """Yield a bar for the principal in use in each period."""
    step = (WIDTH - 2 * _EDGE) / offer.instalments
    for place, balance in enumerate(_in_use(offer)):
        height = float(balance / offer.principal) * (_FLOOR - _TOP)
        yield box(_EDGE + step * place + _GAP / 2, _FLOOR - height, step - _GAP, height, "bar")


def _in_use(offer: Offer) -> list[Decimal]:
    return [offer.principal, *(each.balance for each in offer.schedule.instalments[:-1])]
