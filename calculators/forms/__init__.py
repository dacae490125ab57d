"""The forms of the calculators: what a reader is asked, and how what is typed is read."""
