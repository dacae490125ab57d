"""The words of the answer that are needed in more than one place."""

from decimal import Decimal

from calculators.catalogue.prepay.courses import Comparison, Course, Kind
from calculators.catalogue.prepay.loan import Loan
from calculators.display import quantity, short_percent
from calculators.facts import Unit
from calculators.language import _

HOW = {
    Kind.SHORTEN: _("每期照旧、早点还完"),
    Kind.SHORTEN_LATER: _("每期照旧、早点还完"),
    Kind.LOWER: _("期数不变、每期少还"),
}


def name(comparison: Comparison, course: Course) -> str:
    """Return what a course is called."""
    later = quantity(Decimal(comparison.later), Unit.PERIODS)
    match course.kind:
        case Kind.KEEP:
            return _("按原计划还")
        case Kind.NOW:
            return _("现在还清")
        case Kind.LATER:
            return _("再还 {later}后还清", later=later)
        case Kind.SHORTEN:
            return _("多还，早点还完")
        case Kind.SHORTEN_LATER:
            return _("再还 {later}后多还，早点还完", later=later)
        case Kind.LOWER:
            return _("多还，每期少还")


def fee_terms(loan: Loan) -> str:
    """Return how the fee for paying early is charged."""
    if loan.fee_share:
        return _("提前还的本金 × {share}", share=short_percent(loan.fee_share))
    return _("固定一笔") if loan.fee_fixed else _("不收")
