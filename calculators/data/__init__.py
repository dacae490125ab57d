"""The data files: every figure, claim, rule and source; `facts` and `products` read them."""
