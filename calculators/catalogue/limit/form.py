"""What the reader is asked: the product, how things stand by and large, and details of that."""

from dataclasses import replace

from calculators import display, facts
from calculators.catalogue.limit.change import Change
from calculators.catalogue.limit.model import NO, YES, Answers, Factor, History
from calculators.display import typed
from calculators.forms.fields import Choice, Money, Option, options
from calculators.forms.form import Form, Section, Values
from calculators.language import _
from calculators.products import products
from calculators.ranges import allowed


def _shown(reference: str) -> str:
    return display.figure(facts.figure(reference))


_NO_OR_YES = options({NO: _("没有"), YES: _("有")})

PLATFORM = Choice(
    name="platform",
    label=_("哪个产品"),
    default="weilidai",
    options=options({key: product.name for key, product in products().items()}),
)
CREDIT = Choice(
    name=Factor.CREDIT.value,
    label=_("征信记录"),
    default="fair",
    options=options(
        {
            "good": _("一直按时还，欠得不多"),
            "fair": _("按时还，但欠得不少"),
            "thin": _("没借过钱，几乎没有记录"),
            "poor": _("有过逾期"),
        }
    ),
    help=_("指中国人民银行征信中心的个人征信报告。"),
)
PAYMENT = Choice(
    name=Factor.PAYMENT.value,
    label=_("微信支付分"),
    default="fair",
    options=options(
        {
            "good": _("常用先用后付、免押金，一直守约"),
            "fair": _("开通了，偶尔用"),
            "none": _("没有开通"),
            "poor": _("有过该付没付"),
        }
    ),
    help=_("微信说支付分不用来放贷。这里只是照网上的说法算。"),
)
SOCIAL = Choice(
    name=Factor.SOCIAL.value,
    label=_("社交活跃度"),
    default="fair",
    options=options(
        {
            "good": _("实名好友多，群里常说话"),
            "fair": _("一般"),
            "poor": _("很少用微信和人联系"),
        }
    ),
)
ASSETS = Choice(
    name=Factor.ASSETS.value,
    label=_("平台能查到的资产"),
    default="fair",
    options=options(
        {
            "good": _("有定期存款，也有理财"),
            "fair": _("有一些存款"),
            "poor": _("几乎没有"),
        }
    ),
    help=_("指平台能查到或你交过证明的。"),
)
BILLS = Choice(
    name=Factor.BILLS.value,
    label=_("常用微信支付，并按时缴水电费"),
    default=NO,
    options=options({NO: _("不是"), YES: _("是")}),
)
CHANGE_FUND = Choice(
    name=Factor.CHANGE_FUND.value,
    label=_("零钱通里的钱连续放了超过 {days}", days=_shown("claim-bonus-change-fund.days")),
    default=NO,
    options=_NO_OR_YES,
)
WEALTH_FUND = Choice(
    name=Factor.WEALTH_FUND.value,
    label=_("理财通持有超过 {months}", months=_shown("claim-bonus-wealth-fund.months")),
    default=NO,
    options=_NO_OR_YES,
    help=_("不要为了提额去买理财，更不要借钱买。"),
)
HISTORY = Choice(
    name=Factor.HISTORY.value,
    label=_("还款表现"),
    default=History.NONE.value,
    options=options(
        {
            History.ON_TIME: _("连续 {months}按时还款", months=_shown("claim-on-time.months")),
            History.NONE: _("没借过，或说不上来"),
            History.OVERDUE: _("有一次逾期超过 {days}", days=_shown("claim-overdue-cut.days")),
            History.FROZEN: _("累计逾期 {times} 次", times=_shown("claim-overdue-freeze.count")),
        }
    ),
)
INCOME = Money(
    name="income",
    label=_("每月到手收入"),
    default=typed(facts.figure("example-borrower.income")),
    range=allowed("monthly-income"),
)
EXISTING = Money(
    name="existing",
    label=_("别处已有的总额度"),
    default=typed(facts.figure("example-borrower.existing")),
    range=allowed("amount"),
    example=_("20000 或 2万"),
    help=_("信用卡和别的借款产品一共给了你多少额度，用没用都算。没有就填 0。"),
)
CHOICES = {
    Factor(field.name): field
    for field in (CREDIT, PAYMENT, SOCIAL, ASSETS, BILLS, CHANGE_FUND, WEALTH_FUND, HISTORY)
}
"""The questions that have a few answers each."""
_SITUATIONS = {
    "usual": (_("按时还，各项一般"), {}),
    "good": (
        _("一直按时还，各项都好"),
        {
            Factor.CREDIT: "good",
            Factor.PAYMENT: "good",
            Factor.SOCIAL: "good",
            Factor.ASSETS: "good",
            Factor.BILLS: YES,
            Factor.HISTORY: History.ON_TIME.value,
        },
    ),
    "new": (
        _("没借过钱，微信用得少"),
        {
            Factor.CREDIT: "thin",
            Factor.PAYMENT: "none",
            Factor.SOCIAL: "poor",
            Factor.ASSETS: "poor",
        },
    ),
    "late": (
        _("有过逾期"),
        {Factor.CREDIT: "poor", Factor.HISTORY: History.OVERDUE.value},
    ),
}
"""What is said of borrowers by and large, and the answers in which each is not the usual one."""
SITUATION = Choice(
    name="situation",
    label=_("大致是哪种情况"),
    default="usual",
    options=(
        *(
            Option(
                value=value,
                label=label,
                fills={
                    factor.value: answers.get(factor, field.default)
                    for factor, field in CHOICES.items()
                },
            )
            for value, (label, answers) in _SITUATIONS.items()
        ),
        Option(value="own", label=_("都不像，自己一项项选")),
    ),
    help=_("选一种，下面的和“更多”里的各项就跟着填好，哪项不像再改。"),
    before="own",
)
UNCHANGED = "none"
CHANGE = Choice(
    name="change",
    label=_("试着改一项，看前后差多少"),
    default=UNCHANGED,
    was=(Change(Factor.HISTORY, History.OVERDUE).code,),
    options=(
        Option(value=UNCHANGED, label=_("不改")),
        *(
            Option(
                value=Change(factor, option.value).code,
                label=_("{question}：{answer}", question=field.label, answer=option.label),
            )
            for factor, field in CHOICES.items()
            for option in field.options
        ),
        Option(value=Change(None).code, label=_("{question}：没有", question=EXISTING.label)),
    ),
    help=_("只是看公式怎么动，不是建议。"),
)
_DETAILS = (PAYMENT, SOCIAL, ASSETS, BILLS, CHANGE_FUND, WEALTH_FUND)
FORM = Form(
    (
        Section(
            label=_("你的情况"),
            fields=(
                PLATFORM,
                SITUATION,
                CREDIT,
                HISTORY,
                INCOME,
                EXISTING,
                *(replace(field, rare=True) for field in (*_DETAILS, CHANGE)),
            ),
        ),
    )
)


def read(values: Values) -> Answers:
    """Return what was answered."""
    return Answers(
        product=products()[values[PLATFORM]],
        choices={factor: values[field] for factor, field in CHOICES.items()},
        income=values[INCOME],
        existing=values[EXISTING],
    )


def read_change(values: Values) -> Change | None:
    """Return the change that is tried out, if there is one."""
    code = values[CHANGE]
    return None if code == UNCHANGED else Change.read(code)
