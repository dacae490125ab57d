"""The comparison of offers as an answer: the order, the figures, the schedules, the computation."""

from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.interest.form import METHODS, OFFERS, QUOTES
from calculators.catalogue.interest.offers import Offer, Quote, ranked
from calculators.display import money, percent, short_percent
from calculators.finance.money import EXACT
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.results import (
    Block,
    Cited,
    Column,
    Explanation,
    Headline,
    Headlines,
    Notice,
    Result,
    Step,
    Summary,
    Table,
    Tone,
)


def present(offers: tuple[Offer, ...]) -> Result:
    """Return the answer to a comparison of at least two offers."""
    order = ranked(offers)
    ceilings = _Ceilings()
    blocks: list[Block] = [
        Summary(text=_summary(order)),
        _ranking(order, ceilings),
        *(_figures(offer) for offer in offers),
        *ceilings.notices(offers),
        *(_schedule(offer) for offer in offers),
        *(_explanation(offer) for offer in offers),
    ]
    return Result(tuple(blocks))


def title(offer: Offer) -> str:
    """Return what an offer is called: its number and, if one was chosen, its product."""
    heading = OFFERS.heading(offer.number)
    return f"{heading}（{offer.name}）" if offer.name else heading


class _Ceilings:
    """The two yearly rates against which offers are held."""

    def __init__(self) -> None:
        lpr = facts.figure("lpr-1y.rate")
        multiple = facts.number("private-lending-ceiling.multiple")
        self.protected = EXACT.multiply(lpr.value, multiple)
        self.all_in = facts.number("all-in-cost-ceiling.rate")
        self.protected_label = (
            f"{display.plain(multiple)} 倍 LPR（{short_percent(self.protected)}，"
            f"LPR 取 {lpr.since} 起的 {short_percent(lpr.value)}）"
        )
        self.all_in_label = short_percent(self.all_in)

    def standing(self, offer: Offer) -> str:
        """Say between which ceilings the true rate of an offer lies."""
        rate = _decimal(offer.apr_simple)
        if rate > self.all_in:
            return f"高于 {self.all_in_label}"
        if rate > self.protected:
            return f"{short_percent(self.protected)} 到 {self.all_in_label} 之间"
        return f"不高于 {short_percent(self.protected)}"

    def notices(self, offers: tuple[Offer, ...]) -> tuple[Notice, ...]:
        """Say what the ceilings are, and name the offers above the higher one."""
        above = [title(offer) for offer in offers if _decimal(offer.apr_simple) > self.all_in]
        warning = (
            (
                Notice(
                    tone=Tone.RED,
                    text=f"{'、'.join(above)}的真实年化超过 {self.all_in_label}。"
                    "正规机构的新贷款不应这么贵。先别签，核实对方是谁。",
                ),
            )
            if above
            else ()
        )
        return (
            *warning,
            Notice(
                text=Cited(
                    text=f"监管要求贷款的综合融资成本一年不超过 {self.all_in_label}。",
                    entry="all-in-cost-ceiling",
                )
            ),
            Notice(
                text=Cited(
                    text=f"民间借贷受法院保护的上限是 {self.protected_label}；"
                    "它管的是民间借贷，这里只作对照。",
                    entry="private-lending-ceiling",
                )
            ),
        )


def _decimal(rate: float) -> Decimal:
    """Return a solved rate with the digits that are the same on every machine."""
    return Decimal(f"{rate:.10g}")


def _summary(order: tuple[Offer, ...]) -> str:
    cheapest, dearest = order[0], order[-1]
    sentences = [
        f"{title(cheapest)}最便宜：{_advertised_and_true(cheapest)}。",
        f"{title(dearest)}最贵：{_advertised_and_true(dearest)}。",
    ]
    if _same_loan(order):
        more = dearest.schedule.total_cost - cheapest.schedule.total_cost
        if more > 0:
            sentences.append(f"选错要多花 {money(more)}。")
    return "".join(sentences)


def _advertised_and_true(offer: Offer) -> str:
    advertised, true = percent(offer.advertised_rate), percent(offer.apr_simple)
    return f"真实年化 {true}" if advertised == true else f"宣传 {advertised}，实际 {true}"


def _same_loan(offers: tuple[Offer, ...]) -> bool:
    """Whether the sums can be compared: the same amount for the same time, paid back alike."""
    return len({(offer.principal, offer.instalments) for offer in offers}) == 1


def _ranking(order: tuple[Offer, ...], ceilings: _Ceilings) -> Table:
    return Table(
        caption="从便宜到贵",
        columns=(
            Column(label="方案", align="start"),
            Column(label="宣传的年化"),
            Column(label="真实年化（单利）"),
            Column(label="真实年化（复利）"),
            Column(label="总成本"),
            Column(label="和上限比", align="start"),
        ),
        rows=tuple(
            (
                f"{place}. {title(offer)}",
                percent(offer.advertised_rate),
                percent(offer.apr_simple),
                percent(offer.apr_compound),
                money(offer.schedule.total_cost),
                ceilings.standing(offer),
            )
            for place, offer in enumerate(order, 1)
        ),
    )


def _figures(offer: Offer) -> Headlines:
    schedule = offer.schedule
    first = schedule.instalments[0].payment
    return Headlines(
        title=title(offer),
        offer=offer.number,
        figures=(
            _rate("apr_simple", "真实年化（单利）", offer.apr_simple, "每期内部收益率 × 12"),
            _rate("apr_compound", "真实年化（复利）", offer.apr_compound, "把利滚利也算上"),
            _amount("total_cost", "总成本", schedule.total_cost, "利息加所有费用"),
            _amount("first_payment", "第一期要还", first, _how_it_goes_on(offer)),
            _amount("total_paid", "一共要还", schedule.total_paid, "本金加总成本"),
        ),
    )


def _how_it_goes_on(offer: Offer) -> str:
    instalments = offer.schedule.instalments
    first, last = instalments[0].payment, instalments[-1].payment
    return (
        "" if len(instalments) == 1 else f"最后一期 {money(last)}" if first != last else "每期一样"
    )


def _rate(name: str, label: str, value: float, note: str) -> Headline:
    exact = _decimal(value)
    return Headline(name=name, label=label, value=exact, text=percent(exact), note=note)


def _amount(name: str, label: str, value: Decimal, note: str) -> Headline:
    return Headline(name=name, label=label, value=value, text=money(value), note=note)


def _schedule(offer: Offer) -> Table:
    return Table(
        caption=f"{title(offer)}的还款计划表",
        folded=True,
        columns=(
            Column(label="期"),
            Column(label="应还"),
            Column(label="本金"),
            Column(label="利息"),
            Column(label="手续费"),
            Column(label="剩余本金"),
        ),
        rows=tuple(
            (
                str(instalment.number),
                *(
                    f"{amount:,f}"
                    for amount in (
                        instalment.payment,
                        instalment.principal,
                        instalment.interest,
                        instalment.fee,
                        instalment.balance,
                    )
                ),
            )
            for instalment in offer.schedule.instalments
        ),
    )


def _explanation(offer: Offer) -> Explanation:
    schedule, n = offer.schedule, offer.instalments
    received = schedule.cash_flows[0]
    monthly = percent(offer.internal_rate, 4)
    return Explanation(
        title=f"{title(offer)}是怎么算的",
        steps=(
            Step(
                label="每期要付的",
                formula=_pricing(offer),
                numbers=f"{METHODS[offer.method]}，第一期 {money(schedule.instalments[0].payment)}",
            ),
            Step(
                label="实际到手",
                formula="本金 − 放款时先收的费用",
                numbers=f"{money(offer.principal)} − {money(offer.upfront_fee)}"
                f" = {money(received)}",
            ),
            Step(
                label="总成本",
                formula="全部利息 + 全部费用",
                numbers=f"{money(schedule.total_interest)} + {money(schedule.total_fees)}"
                f" = {money(schedule.total_cost)}",
            ),
            Step(
                label="每期内部收益率 i",
                formula="到手的钱 = 每一期还款 ÷ (1 + i) 的期数次方，全部相加",
                numbers=f"{n} 期，解出 i = {monthly}",
            ),
            Step(
                label="真实年化（单利）",
                formula=f"i × {MONTHS_IN_YEAR}",
                numbers=f"{monthly} × {MONTHS_IN_YEAR} = {percent(offer.apr_simple)}",
            ),
            Step(
                label="真实年化（复利）",
                formula=f"(1 + i) 的 {MONTHS_IN_YEAR} 次方 − 1",
                numbers=f"= {percent(offer.apr_compound)}",
            ),
        ),
    )


def _pricing(offer: Offer) -> str:
    quoted = f"{QUOTES[offer.quote]} "
    match offer.quote:
        case Quote.TOTAL_FEE:
            return f"{quoted}{money(offer.price)}，平分到 {offer.instalments} 期"
        case Quote.PERIOD_FEE:
            return f"{quoted}{short_percent(offer.price)} × 最初的本金"
        case Quote.DAY:
            monthly = percent(offer.periodic_rate, 4)
            return (
                f"{quoted}{short_percent(offer.price)} × {offer.days_in_year} 天"
                f" ÷ {MONTHS_IN_YEAR} = 每月 {monthly}"
            )
        case Quote.YEAR:
            monthly = percent(offer.periodic_rate, 4)
            return f"{quoted}{short_percent(offer.price)} ÷ {MONTHS_IN_YEAR} = 每月 {monthly}"
        case Quote.MONTH:
            return f"{quoted}{short_percent(offer.price)}"
