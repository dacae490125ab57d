"""Pay a loan back early: what it saves, what it costs, and when it still pays."""

from calculators.calculator import Calculator
from calculators.catalogue.prepay.form import FORM, read
from calculators.catalogue.prepay.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="prepay", title=_("提前还款"), form=FORM, compute=_compute)
