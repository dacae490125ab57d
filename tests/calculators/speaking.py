"""Answers requests, a JSON list, in the process's language: run by ``test_language.py``."""

import json
import sys

from calculators.bridge import respond

print(json.dumps([json.loads(respond(request)) for request in json.load(sys.stdin)]))
