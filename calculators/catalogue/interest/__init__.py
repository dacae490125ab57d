"""Compare offers: what each costs in all, and its true annual rate."""

from calculators.calculator import Calculator
from calculators.catalogue.interest.form import FORM
from calculators.catalogue.interest.presentation import present
from calculators.catalogue.interest.reading import read
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="interest", title=_("借款真实利率"), form=FORM, compute=_compute)
