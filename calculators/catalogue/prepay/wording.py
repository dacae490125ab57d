"""The words of the answer that are needed in more than one place."""

from calculators.catalogue.prepay.courses import Comparison, Course, Kind
from calculators.catalogue.prepay.loan import Loan
from calculators.display import short_percent

HOW = {
    Kind.SHORTEN: "每期照旧、早点还完",
    Kind.SHORTEN_LATER: "每期照旧、早点还完",
    Kind.LOWER: "期数不变、每期少还",
}


def name(comparison: Comparison, course: Course) -> str:
    """Return what a course is called."""
    match course.kind:
        case Kind.KEEP:
            return "按原计划还"
        case Kind.NOW:
            return "现在还清"
        case Kind.LATER:
            return f"再还 {comparison.later} 期后还清"
        case Kind.SHORTEN:
            return "多还，早点还完"
        case Kind.SHORTEN_LATER:
            return f"再还 {comparison.later} 期后多还，早点还完"
        case Kind.LOWER:
            return "多还，每期少还"


def fee_terms(loan: Loan) -> str:
    """Return how the fee for paying early is charged."""
    if loan.fee_share:
        return f"提前还的本金 × {short_percent(loan.fee_share)}"
    return "固定一笔" if loan.fee_fixed else "不收"
