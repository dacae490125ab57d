"""Check debts: green, amber or red and why, how that stands trouble, and when they are gone."""

from calculators.catalogue.debt.form import FORM, read, read_terms
from calculators.catalogue.debt.lights import examine
from calculators.catalogue.debt.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Calculator, Result


def _compute(values: Values) -> Result:
    household, terms = read(values), read_terms(values)
    return present(household, examine(household), terms)


CALCULATOR = Calculator(name="debt", title=_("负债检查"), form=FORM, compute=_compute)
