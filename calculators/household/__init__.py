"""A household: what it owes, earns and needs. All calculators ask about it in the same words."""
