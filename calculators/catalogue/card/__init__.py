"""A card's statement that is not paid in full: the interest it bears, and paying only minimums."""

from calculators.calculator import Calculator
from calculators.catalogue.card.form import FORM, read
from calculators.catalogue.card.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="card", title=_("信用卡只还最低"), form=FORM, compute=_compute)
