"""The runtime holds what the calculators need, and nothing else."""

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from project import SITE
from sitebuild.runtime import bundle, library

RUNTIME = SITE / "assets" / "runtime"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    parts: dict[str, Any] = json.loads((RUNTIME / bundle.MANIFEST).read_text(encoding="utf-8"))
    return parts


@pytest.mark.site
def test_the_manifest_describes_the_files(manifest: dict[str, Any]) -> None:
    assert "ready" in manifest
    for described in manifest.values():
        packed = (RUNTIME / described["file"]).read_bytes()
        assert len(packed) == described["size"]
        digest = hashlib.sha256(packed).hexdigest()
        assert digest == described["sha256"]
        assert digest.startswith(described["file"].partition("-")[2].removesuffix(".bin"))


@pytest.mark.site
def test_the_library_holds_our_package_and_no_sources(manifest: dict[str, Any]) -> None:
    packed = (RUNTIME / manifest["library"]["file"]).read_bytes()
    names = zipfile.ZipFile(io.BytesIO(gzip.decompress(packed))).namelist()
    assert "calculators/bridge.pyc" in names
    assert "calculators/data/claims.toml" in names
    assert "decimal.pyc" in names
    assert not [name for name in names if name.endswith(".py")]
    # Imported by Pyodide's own loader only; each would bring many others along.
    assert not [name for name in names if name.startswith(("asyncio/", "pyodide/", "email/"))]


@pytest.mark.slow
def test_a_library_is_trimmed_to_what_is_named(tmp_path: Path) -> None:
    archive = tmp_path / "library.zip"
    with zipfile.ZipFile(archive, "w") as sources:
        sources.writestr("wanted.py", '"""Nobody reads this."""\nassert True\n')
        sources.writestr("wanted_not.py", "")
        sources.writestr("calculators/data/x.toml", "x = 1")
    library.trim(archive, {"wanted"})
    with zipfile.ZipFile(archive) as compiled:
        assert compiled.namelist() == ["calculators/data/x.toml", "wanted.pyc"]
        assert b"Nobody" not in compiled.read("wanted.pyc")
