"""Run in the page's Python when the runtime is made: imports all that the calculators need.

`names` are those of the calculators; listing them is nothing that a page has to be able to do.
"""

import functools
import gc
import json

from calculators.bridge import respond
from calculators.catalogue import calculator

# All of them before any is asked: what stays lies together then, and the memory packs better.
chosen = [calculator(name) for name in names]  # type: ignore[name-defined]
for each in chosen:
    example = each.form.defaults()
    for texts in (example, dict.fromkeys(example, "?"), {}):
        respond(json.dumps({"calculator": each.name, "texts": texts}))
for cached in gc.get_objects():
    # Results of the examples are not worth sending along; what was read from data files is.
    if isinstance(cached, functools._lru_cache_wrapper) and cached.cache_parameters()["maxsize"]:
        cached.cache_clear()
del chosen, each, example, texts, cached
gc.collect()
