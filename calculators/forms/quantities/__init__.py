"""Amounts, rates and numbers of things as people write them, in Chinese and in English.

Each reader returns a value that says whether it is plainly what was typed, or raises
`UnreadableError`. What a field says about a reading is a matter of the field.
"""
