"""What being late costs, what else can happen by which day, and who can be called."""

from calculators.calculator import Calculator
from calculators.catalogue.overdue.form import FORM, read
from calculators.catalogue.overdue.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="overdue", title=_("逾期罚息"), form=FORM, compute=_compute)
