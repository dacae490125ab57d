"""Check debts: green, amber or red, why, and how much new monthly payment would still fit."""

from calculators.catalogue.debt.form import FORM, read
from calculators.catalogue.debt.lights import examine
from calculators.catalogue.debt.presentation import present
from calculators.forms.form import Values
from calculators.results import Calculator, Result


def _compute(values: Values) -> Result:
    household = read(values)
    return present(household, examine(household))


CALCULATOR = Calculator(name="debt", title="负债检查", form=FORM, compute=_compute)
