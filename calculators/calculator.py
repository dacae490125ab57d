"""What a calculator is: a form, and the answer to what is filled in."""

from collections.abc import Callable
from dataclasses import dataclass

from calculators.forms.form import Form, Values
from calculators.results import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """A form and the computation behind it.

    `name` is that of its folder, `title` what readers call it.

    Raises:
        InputError: by `compute`, where what is filled in contradicts itself.
    """

    name: str
    title: str
    form: Form
    compute: Callable[[Values], Result]
