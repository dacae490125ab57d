"""The audit: what is known is told, and what could not be asked is never taken for clean."""

import json

import pytest
from sitebuild import audit

PYTHON_CLEAN = json.dumps({"dependencies": [{"name": "a", "version": "1.0", "vulns": []}]})
PYTHON_KNOWN = json.dumps(
    {
        "dependencies": [
            {"name": "a", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
        ]
    }
)
PYTHON_SKIPPED = json.dumps(
    {"dependencies": [{"name": "a", "skip_reason": "Dependency not found on PyPI"}]}
)
NPM_CLEAN = json.dumps({"auditReportVersion": 2, "vulnerabilities": {}})
NPM_KNOWN = json.dumps({"vulnerabilities": {"b": {"range": "<2", "severity": "high"}}})
NPM_REFUSED = json.dumps({"message": "405 Method Not Allowed", "statusCode": 405})


@pytest.mark.parametrize(
    ("python", "npm", "words", "code"),
    [
        (PYTHON_CLEAN, NPM_CLEAN, "No vulnerability of what is pinned is known", 0),
        (PYTHON_KNOWN, NPM_CLEAN, "PyPI: a 1.0: PYSEC-1", audit.FOUND),
        (PYTHON_CLEAN, NPM_KNOWN, "npm: b <2: high", audit.FOUND),
        (PYTHON_SKIPPED, NPM_CLEAN, "PyPI: 1 could not be asked", audit.UNKNOWN),
        ("", NPM_CLEAN, "PyPI: 1 could not be asked", audit.UNKNOWN),
        (PYTHON_CLEAN, NPM_REFUSED, "npm: 1 could not be asked", audit.UNKNOWN),
        (PYTHON_CLEAN, "", "npm: 1 could not be asked", audit.UNKNOWN),
        (PYTHON_CLEAN, "<html>", "npm: 1 could not be asked", audit.UNKNOWN),
        (PYTHON_SKIPPED, NPM_KNOWN, "npm: b <2: high", audit.FOUND),
    ],
)
def test_what_is_told(python: str, npm: str, words: str, code: int) -> None:
    message, exit_code = audit.told([audit.of_python(python), audit.of_npm(npm)])
    assert words in message
    assert exit_code == code
    assert ("No vulnerability" in message) == (code == 0)
