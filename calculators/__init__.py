"""Calculators of the true cost of WeChat consumer loans; all of our code that browsers run.

`answer` is the one door: it takes a calculator's name and what a reader typed, and gives HTML.
It is called at build time for the results that stand in the pages, and in the page for the rest.
"""

from calculators.answering import Answer, answer

__all__ = ["Answer", "answer"]
