"""Pay several debts off with a fixed amount a month: in which order, how long, at what cost."""

from calculators.calculator import Calculator
from calculators.catalogue.payoff.form import FORM, read
from calculators.catalogue.payoff.presentation import present
from calculators.forms.form import Values
from calculators.language import _
from calculators.results import Result


def _compute(values: Values) -> Result:
    return present(read(values))


CALCULATOR = Calculator(name="payoff", title=_("还清计划"), form=FORM, compute=_compute)
