"""Python-Markdown extensions: calculators, figures and facts, read from the data files."""
