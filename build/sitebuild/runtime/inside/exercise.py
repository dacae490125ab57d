"""Run in the page's Python when the runtime is made: imports all that the calculators need.

`names` are those of the calculators; listing them is nothing that a page has to be able to do.
"""

import functools
import gc
import json

from calculators.bridge import respond
from calculators.catalogue import calculator

for name in names:  # type: ignore[name-defined]
    example = calculator(name).form.defaults()
    for texts in (example, dict.fromkeys(example, "?"), {}):
        respond(json.dumps({"calculator": name, "texts": texts}))
for cached in gc.get_objects():
    # Results of the examples are not worth sending along; what was read from data files is.
    if isinstance(cached, functools._lru_cache_wrapper) and cached.cache_parameters()["maxsize"]:
        cached.cache_clear()
del name, example, texts, cached
gc.collect()
