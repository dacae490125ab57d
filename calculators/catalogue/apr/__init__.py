"""The true annual rate of anything: regular payments, or a list of dates and amounts."""

from calculators.calculator import Calculator
from calculators.catalogue.apr.form import FORM, read
from calculators.catalogue.apr.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="apr", title=_("反推真实年化"), form=FORM, compute=_compute)
