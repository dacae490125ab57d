"""Run in the page's Python when the runtime is made: imports all that the calculators need."""

import gc
import json
import sys

from calculators.bridge import respond
from calculators.catalogue import NAMES, calculator

for name in NAMES:
    example = calculator(name).form.defaults()
    for texts in (example, dict.fromkeys(example, "?"), {}):
        respond(json.dumps({"calculator": name, "texts": texts}))
del name, example, texts
used = sorted(sys.modules)
gc.collect()
