"""Prices of loans, as lenders quote them: what is asked, what it comes to, how that is said."""
