"""The bundler: what it reads is all that is looked at to tell whether it must run again."""

import json
import subprocess
from pathlib import Path

import pytest
from sitebuild.finish import bundler, kept

PROJECT = bundler.PROJECT
MODULES = PROJECT / "docs" / "assets" / "javascripts"
MAINS = (
    *(MODULES / f"{name}.mjs" for name in ("worker", "site", "calculators", "later", "missing")),
    *(MODULES / "folder" / f"{name}.mjs" for name in ("worker", "page")),
    MODULES / "offline" / "service.mjs",
    PROJECT / "build" / "sitebuild" / "finish" / "search" / "page" / "main.mjs",
)


@pytest.mark.parametrize("main", MAINS, ids=lambda main: f"{main.parent.name}/{main.stem}")
def test_all_that_a_module_imports_is_among_its_sources(main: Path, tmp_path: Path) -> None:
    described = tmp_path / "described.json"
    subprocess.run(
        [
            *(PROJECT / "node_modules/.bin/esbuild", main, "--bundle"),
            *(f"--metafile={described}", f"--outfile={tmp_path / 'bundle.js'}"),
        ],
        cwd=PROJECT,
        check=True,
    )
    inputs = json.loads(described.read_text())["inputs"]
    # What is installed changes only with its version.
    ours = {PROJECT / name for name in inputs if not name.startswith("node_modules/")}
    assert main in ours
    assert ours <= set(bundler.sources(main))


def test_a_changed_import_makes_another_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_FOLDER", tmp_path / "made")
    main, part = tmp_path / "main.mjs", tmp_path / "part.mjs"
    main.write_text('import { a } from "./part.mjs"; console.log(a)')
    for number in (11, 22, 11):
        part.write_text(f"export const a = {number}")
        assert str(number) in bundler.bundle(main).decode()
