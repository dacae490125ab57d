"""Check debts: what is left to live on, green, amber or red and why, and when they are gone."""

from calculators.calculator import Calculator
from calculators.catalogue.debt.form import FORM, read
from calculators.catalogue.debt.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="debt", title=_("负债检查"), form=FORM, compute=_compute)
