"""Loans asked backwards: how much, for how long, or at what payment a month."""

from calculators.calculator import Calculator
from calculators.catalogue.afford.form import FORM, read
from calculators.catalogue.afford.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="afford", title=_("能借多少、还多久"), form=FORM, compute=_compute)
