"""One answer that the reader tries out in place of another."""

from dataclasses import replace
from typing import NamedTuple

from calculators.catalogue.limit.model import Answers, Factor
from calculators.finance.money import ZERO

EXISTING = "existing"
"""What is tried out where it is that there are no limits elsewhere."""


class Change(NamedTuple):
    """Another answer to one question; with no `factor`, that there are no limits elsewhere."""

    factor: Factor | None
    choice: str = ""

    @property
    def code(self) -> str:
        """The change as a form's value: ``credit.good``."""
        return f"{self.factor}.{self.choice}" if self.factor else EXISTING

    @classmethod
    def read(cls, code: str) -> "Change":
        """Return the change that `code` stands for.

        >>> Change.read("credit.good")
        Change(factor=<Factor.CREDIT: 'credit'>, choice='good')
        """
        factor, _, choice = code.partition(".")
        return cls(Factor(factor), choice) if choice else cls(None)

    def made(self, answers: Answers) -> Answers:
        """Return the answers with this change."""
        if self.factor is None:
            return replace(answers, existing=ZERO)
        return answers.choosing(self.factor, self.choice)
