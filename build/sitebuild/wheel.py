"""A hook of hatchling: the wheel holds compiled catalogues, which a checkout does not.

Nothing of our package is imported, so that it works whatever language the environment asks for.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_CATALOGUES = "calculators/locale"


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the catalogues: beside sources that are used in place, else into the wheel."""

    _made: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile them before the wheel is built."""
        sys.path.insert(0, str(Path(self.root, "build")))
        from sitebuild import catalogue

        sources = Path(self.root, _CATALOGUES)
        folder = sources
        if version != "editable":
            folder = self._made = Path(tempfile.mkdtemp())
        for source in sorted(sources.glob("*.po")):
            target = folder / f"{source.stem}.mo"
            target.write_bytes(catalogue.compiled(catalogue.read(source)))
            if self._made:
                build_data["force_include"][str(target)] = f"{_CATALOGUES}/{target.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        del version, build_data, artifact_path
        if self._made:
            shutil.rmtree(self._made)
