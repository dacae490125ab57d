"""Asks for known vulnerabilities of what is pinned: ``python -m sitebuild.audit PIP_AUDIT``.

Only PyPI and npm know; where they cannot be asked, this says so. pip-audit alone would then report
that it found none.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitebuild.finish.bundler import PROJECT

type Json = Mapping[str, object]

FOUND, UNKNOWN = 1, 2
"""Exit codes: something is known; not everything could be asked."""
_PIP_AUDIT = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")
_NPM_AUDIT = ("npm", "audit", "--json", "--package-lock-only", "--prefix")
_NPM_FOLDERS = (PROJECT, PROJECT / "benchmarks")


@dataclass
class Report:
    """What is known of the packages of one registry."""

    registry: str
    known: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    """What could not be asked, and why."""


def of_python(output: str) -> Report:
    """Return what pip-audit's output says.

    >>> of_python('{"dependencies": [{"name": "a", "skip_reason": "not found"}]}').unasked
    ['a: not found']
    """
    report = Report("PyPI")
    for package in _objects(_parsed(output), "dependencies"):
        if reason := package.get("skip_reason"):
            report.unasked.append(f"{package['name']}: {reason}")
        for each in _objects(package, "vulns"):
            report.known.append(f"{package['name']} {package['version']}: {each['id']}")
    if not output.strip():
        report.unasked.append("no answer")
    return report


def of_npm(output: str) -> Report:
    """Return what the output of ``npm audit`` says.

    >>> of_npm('{"message": "405 Method Not Allowed"}').unasked
    ['405 Method Not Allowed']
    """
    report = Report("npm")
    found = _parsed(output)
    vulnerabilities = found.get("vulnerabilities")
    if isinstance(vulnerabilities, dict):
        report.known += [
            f"{name} {one['range']}: {one['severity']}" for name, one in vulnerabilities.items()
        ]
    else:
        report.unasked.append(str(found.get("message") or "no answer"))
    return report


def told(reports: Sequence[Report]) -> tuple[str, int]:
    """Return what a person is told of the reports, and the exit code."""
    lines, code = [], 0
    for report in reports:
        lines += [f"{report.registry}: {each}" for each in report.known]
        if report.unasked:
            some, count = report.unasked[0], len(report.unasked)
            lines.append(f"{report.registry}: {count} could not be asked about; the first: {some}")
            code = code or UNKNOWN
        if report.known:
            code = FOUND
    if code == UNKNOWN:
        lines.append("Nothing is known to be wrong, but not everything could be asked. Is there a")
        lines.append("network, and is it PyPI and npm themselves that answer, not a mirror?")
    return "\n".join(lines) or "No vulnerability of what is pinned is known.", code


def _parsed(output: str) -> Json:
    try:
        parsed = json.loads(output)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _objects(parent: Json, key: str) -> Iterator[Json]:
    children = parent.get(key)
    return iter(children if isinstance(children, list) else ())


def _output(*command: str | Path) -> str:
    # Both exit with 1 when they find something as well as when they fail.
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout  # noqa: S603 (ours)


if __name__ == "__main__":
    pinned = sorted((PROJECT / "requirements").glob("*.txt"))
    # One by one: a package may be pinned in several.
    asked = [of_python(_output(sys.argv[1], *_PIP_AUDIT, "--requirement", p)) for p in pinned]
    asked += [of_npm(_output(*_NPM_AUDIT, folder)) for folder in _NPM_FOLDERS]
    message, status = told(asked)
    print(message)
    sys.exit(status)
