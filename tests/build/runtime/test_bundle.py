"""The runtime holds what the calculators need, and nothing else."""

import gzip
import hashlib
import io
import json
import marshal
import zipfile
from types import CodeType
from typing import Any

import pytest
from project import SITE
from pyodide_preinit import MANIFEST

RUNTIME = SITE / "assets" / "runtime"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    parts: dict[str, Any] = json.loads((RUNTIME / MANIFEST).read_text(encoding="utf-8"))["parts"]
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


@pytest.mark.site
def test_the_library_leaves_out_what_only_the_guide_tells(manifest: dict[str, Any]) -> None:
    packed = (RUNTIME / manifest["library"]["file"]).read_bytes()
    files = zipfile.ZipFile(io.BytesIO(gzip.decompress(packed)))
    assert files.read("calculators/data/guide.toml") == b""
    assert b"[weilidai-terms]" in files.read("calculators/data/rules.toml")
    sources = files.read("calculators/data/sources.toml")
    assert b"[lpr]" in sources
    assert b"[agent-warning-paper]" not in sources


@pytest.mark.site
def test_bytecode_has_only_what_answering_needs(manifest: dict[str, Any]) -> None:
    packed = (RUNTIME / manifest["library"]["file"]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(packed))) as archive:
        compiled = archive.read("calculators/bridge.pyc")
    code = marshal.loads(compiled[16:])  # noqa: S302 (ours)
    assert code.co_filename == "calculators/bridge.py"
    (respond,) = (
        each for each in code.co_consts if isinstance(each, CodeType) and each.co_name == "respond"
    )
    assert not code.co_linetable + respond.co_linetable
    # An argument may be given by its name.
    assert respond.co_varnames == ("request", "_0", "_1", "_2")
    assert b"Return the answer" not in compiled
