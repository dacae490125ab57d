"""Forms and results as HTML. Nothing else in the package knows of markup."""
