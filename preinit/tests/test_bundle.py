"""What a bundle consists of, and when it has to be built again."""

from pathlib import Path

import pytest
from pyodide_preinit import bundle


def test_a_bundle_is_built_again_for_other_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyodide", "binaryen"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.json").write_text("{}")
    pyodide = tmp_path / "pyodide"
    found = [bundle.fingerprint(pyodide), bundle.fingerprint(pyodide)]
    (tmp_path / "binaryen" / "package.json").write_text('{"version": "2"}')
    found.append(bundle.fingerprint(pyodide))
    monkeypatch.setattr(bundle, "version", lambda name: f"another {name}")
    found.append(bundle.fingerprint(pyodide))
    assert found[0] == found[1]
    assert len(set(found)) == 3
