"""Read a credit limit out of the article's numbers, unverified as they are."""

from calculators.calculator import Calculator
from calculators.catalogue.limit.form import FORM, read, read_change
from calculators.catalogue.limit.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values), read_change(values))


CALCULATOR = Calculator(name="limit", title=_("额度推算"), form=FORM, compute=_compute)
