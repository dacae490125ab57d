"""Calculators of the true cost of WeChat consumer loans; all of our code that browsers run.

Nothing is imported here: ``calculators.finance`` is a library of its own, which knows nothing of
forms, figures, languages or pages.

- ``calculators.answering.answer`` takes a calculator's name and what a reader typed, and returns
  HTML. The build calls it for the results in the pages, and Python in the page for the rest.
- ``calculators.commandline`` is the command line.
"""

__version__ = "0.1.0"
