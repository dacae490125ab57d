"""A pasted list of payments: dates and amounts, or a repayment plan as lenders export it."""

from calculators.forms.listing.field import LONGEST, Listing
from calculators.forms.listing.flows import Lent, Listed, Undated

__all__ = ("LONGEST", "Lent", "Listed", "Listing", "Undated")
