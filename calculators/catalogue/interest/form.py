"""What the reader is asked: how much is borrowed, and about each offer of it."""

from dataclasses import replace

from calculators import facts
from calculators.catalogue.interest.offers import PaymentRule
from calculators.catalogue.interest.presets import BY_DAY, BY_MONTH, OWN, presets
from calculators.display import typed
from calculators.finance.repayment import Repayment
from calculators.forms.days import Day, OptionalDay
from calculators.forms.fields import Choice, Condition, Count, Money, Option, Rate, options
from calculators.forms.form import Form, Rows, Section
from calculators.forms.optional import Words, optional
from calculators.forms.quantities.counts import Measure
from calculators.language import _
from calculators.pricing import fields as pricing
from calculators.pricing.fields import price_fields, quote_field, quoted
from calculators.pricing.price import RATES, Quote
from calculators.pricing.wording import METHODS
from calculators.ranges import allowed, usual

COMMON = "common"
WAIVED, CHARGED = "waived", "charged"
_INSTALMENTS = tuple(quote for quote in Quote if quote is not Quote.REVOLVING)

AMOUNT = optional(
    Money(
        name="amount",
        label=_("借多少"),
        default=typed(facts.figure("example-offer.principal")),
        range=allowed("principal"),
        usual=usual("principal"),
    )
)
AMOUNTS = Choice(
    name="amounts",
    label=_("方案里另填的金额"),
    default=OWN,
    options=options({OWN: _("算数，没填的按“借多少”"), COMMON: _("不算，都按“借多少”")}),
    rare=True,
)
START = Day(
    name="start",
    label=_("放款日"),
    default=str(facts.figure("example-offer-start.amount").day),
    years=allowed("years"),
    help=_("钱到账的那一天。用来排出还款日，按天计息时还用来数天数。"),
    rare=True,
)
FIRST_DUE = OptionalDay(
    name="first_due",
    label=_("第一次还款日"),
    default="",
    years=allowed("years"),
    help=_("不填就是放款后一个月。以后每月同一天还。"),
    rare=True,
)
DAYS_IN_YEAR = replace(pricing.DAYS_IN_YEAR, rare=True)
NAME = Words(name="name", label=_("自己起的名字"), default="", rare=True, before="")
PRINCIPAL = replace(
    optional(
        Money(
            name="principal",
            label=_("借款本金"),
            default="",
            range=allowed("principal"),
            shown_when=Condition("amounts", frozenset({OWN})),
            was=tuple(
                typed(facts.figure(f"{entry}.principal"))
                for entry in ("example-offer", "weilidai-example")
            ),
        )
    ),
    label=_("本金不同才填"),
)
QUOTE = quote_field(_("平台怎么报价"), Quote, Quote.PERIOD_FEE)
PRICES = price_fields(Quote)
INSTALMENTS = Count(
    name="instalments",
    measure=Measure.MONTHS,
    label=_("分几期还（一月一期）"),
    default=typed(facts.figure("example-offer.instalments")),
    unit=_("期"),
    range=allowed("instalments"),
    usual=usual("instalments"),
    was=(
        typed(facts.figure("example-offer.instalments")),
        typed(facts.figure("weilidai-example.instalments")),
    ),
    shown_when=quoted(*_INSTALMENTS),
)
DAYS = Count(
    name="days",
    measure=Measure.DAYS,
    label=_("用多少天"),
    default=typed(facts.figure("we2000-example.days")),
    unit=_("天"),
    range=allowed("use-days"),
    usual=usual("use-days"),
    example="30",
    help=_("用几天算几天的利息，到时候一次还清。"),
    shown_when=quoted(Quote.REVOLVING),
)
METHOD = Choice(
    name="method",
    label=_("还款方式"),
    default=Repayment.FLAT.value,
    options=options(METHODS),
    shown_when=quoted(*(quote for quote in _INSTALMENTS if quote is not Quote.PAYMENT)),
)
UPFRONT_FEE = Money(
    name="upfront_fee",
    label=_("放款时先收的费用"),
    default="0",
    range=allowed("fee"),
    example=_("0 或 200"),
)
ACCRUAL = Choice(
    name="accrual",
    label=_("利息按月还是按天算"),
    default=BY_MONTH,
    options=options({BY_MONTH: _("每个月一样算"), BY_DAY: _("按实际天数算")}),
    help=_("微粒贷这类“按日计息”的，选按实际天数。"),
    shown_when=quoted(*RATES),
    rare=True,
)
PAYMENT_RULE = Choice(
    name="payment_rule",
    label=_("每期还多少怎么定"),
    default=PaymentRule.FORMULA.value,
    options=options(
        {
            PaymentRule.FORMULA: _("按月公式算好，差额放进最后一期"),
            PaymentRule.CONTRACT: _("照合同上写的，差额放进最后一期"),
            PaymentRule.DAYS: _("按每期天数配平，最后一期也一样"),
        }
    ),
    help=_("每期天数不同，利息也不同。常见的做法是第一种，所以最后一期和前面不一样。"),
    shown_when=Condition(
        "accrual",
        frozenset({BY_DAY}),
        also=Condition("method", frozenset({Repayment.EQUAL_PAYMENT.value})),
    ),
    rare=True,
    before=PaymentRule.DAYS.value,
)
CONTRACT_PAYMENT = Money(
    name="contract_payment",
    label=_("合同上的每期还款额"),
    default="",
    range=allowed("amount"),
    example=typed(facts.figure("example-offer.payment")),
    help=_("第一期到倒数第二期都还这么多。另收的保险费、担保费不算在里面。"),
    shown_when=Condition("payment_rule", frozenset({PaymentRule.CONTRACT.value})),
    rare=True,
    before="",
)
PERIOD_FEE = Money(
    name="period_fee",
    label=_("每期另收的保险费、担保费"),
    default="0",
    range=allowed("fee"),
    example=_("0 或 15"),
    help=_("报价里没算进去、每期又要交的钱。"),
    rare=True,
)
SETTLE_AFTER = Count(
    name="settle_after",
    measure=Measure.MONTHS,
    label=_("还到第几期就提前结清"),
    default="0",
    unit=_("期"),
    range=allowed("settle-after"),
    example=_("6，不提前就填 0"),
    help=_("和这一期一起，把剩下的本金还清。不提前就填 0。"),
    shown_when=quoted(*_INSTALMENTS),
    rare=True,
)
SETTLE_SHARE = Rate(
    name="settle_share",
    label=_("提前结清的违约金"),
    default="0",
    range=allowed("early-fee-share"),
    period="share",
    example=_("0 或 3%"),
    help=_("占剩余本金的百分之几。"),
    shown_when=quoted(*_INSTALMENTS),
    rare=True,
)
SETTLE_REST = Choice(
    name="settle_rest",
    label=_("提前结清时，后面各期的利息和手续费"),
    default=WAIVED,
    options=options({WAIVED: _("不再收"), CHARGED: _("照样全收")}),
    shown_when=quoted(*_INSTALMENTS),
    rare=True,
)
_PRICED = (QUOTE, *PRICES.values(), METHOD, UPFRONT_FEE, ACCRUAL, PERIOD_FEE)
PRESET = Choice(
    name="preset",
    label=_("选产品，自动填利率"),
    default=OWN,
    options=(
        Option(
            value=OWN,
            label=_("自己填"),
            undone={field.name: field.default for field in _PRICED},
        ),
        *presets(),
    ),
)
OFFERS = Rows(
    name="offers",
    label=_("方案"),
    measure=_("个"),
    fields=(
        PRESET,
        QUOTE,
        *dict.fromkeys(PRICES.values()),
        INSTALMENTS,
        DAYS,
        METHOD,
        PRINCIPAL,
        UPFRONT_FEE,
        NAME,
        ACCRUAL,
        PAYMENT_RULE,
        CONTRACT_PAYMENT,
        PERIOD_FEE,
        SETTLE_AFTER,
        SETTLE_SHARE,
        SETTLE_REST,
    ),
    range=allowed("offers"),
    defaults=({}, {"preset": "weilidai"}),
    hint=_(
        "“放款时先收的费用”：砍头息、服务费、会员费，从到账的钱里扣掉的也算，没有就填 0。"
        "各方案借的一样多，就不用再填金额。"
    ),
)
FORM = Form(
    (
        Section(label=_("借款"), fields=(AMOUNT, AMOUNTS, START, FIRST_DUE, DAYS_IN_YEAR)),
        OFFERS,
    )
)
