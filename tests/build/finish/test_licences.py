"""The list of licences: everything in the site that is not ours is in it, and nothing else."""

import gzip
import io
import json
import re
import sys
import zipfile
from pathlib import Path

import material
import pytest
from project import PROJECT, SITE
from sitebuild import data
from sitebuild.finish import licences

pytestmark = pytest.mark.site

ENGLISH = SITE / "en"
THEME = Path(material.__file__).parent / "templates"
TABLE = data.read("licences")
ENTRIES = {name: TABLE.table(name) for name in TABLE}
OURS = (
    *("_headers", "licences.txt", "manifest.webmanifest", "service.js", "sitemap.xml", "tags.json"),
    "assets/cards/*.png",
    "assets/javascripts/calculators.*.js",
    "assets/javascripts/embed.*.js",
    "assets/javascripts/embedding.*.js",
    "assets/javascripts/outputs.*.js",
    "assets/javascripts/site.*.js",
    "assets/javascripts/tables.*.js",
    "assets/javascripts/worker.*.js",
    "assets/folder/launch.*.js",
    "assets/offline/sizes.json",
    "assets/offline/texts.*.bin",
    "assets/runtime/manifest.json",
    "assets/runtime/rest-*.bin",
    "assets/folder/rest-*.bin.js",
    "assets/search/search.*.js",
)
"""What our build writes, beside what lies in docs/."""
LIBRARIES = {
    "bzip2": b"libbzip2",
    "emscripten": b"emscripten_",
    "expat": b"XML_Parse|expat_",
    "hacl": b"Hacl_",
    "libffi": b"ffi_call",
    "libmpdec": b"mpdecimal",
    "mimalloc": b"mimalloc",
    "zlib": b"inflate \\d",
    # None of these is in the program today; a next one may bring them.
    "openssl": b"OpenSSL \\d",
    "sqlite": b"SQLite format",
    "xz": b"lzma_",
    "zstd": b"ZSTD_",
    "ncurses": b"terminfo",
}
"""What tells that a program holds a library that CPython can be built with."""
SVG_PATH = re.compile(r"""<path[^>]*? d=["']([^"']+)["']""")


@pytest.fixture(scope="module")
def program() -> bytes:
    (packed,) = SITE.glob("assets/runtime/program-*.bin")
    return gzip.decompress(packed.read_bytes())


def told_files() -> list[str]:
    return [pattern for one in ENTRIES.values() if "files" in one for pattern in one.texts("files")]


def in_its_edition(path: Path) -> Path:
    """Return the path of a file from the root of its language."""
    return path.relative_to(ENGLISH if path.is_relative_to(ENGLISH) else SITE)


def test_every_file_is_ours_or_listed() -> None:
    unknown = [
        str(path.relative_to(SITE))
        for path in SITE.rglob("*")
        if path.is_file()
        and not (PROJECT / "docs" / in_its_edition(path)).is_file()
        and not any(map(in_its_edition(path).full_match, (*OURS, *told_files())))
    ]
    assert unknown == []


def test_what_is_listed_is_there() -> None:
    assert [pattern for pattern in told_files() if not list(SITE.glob(pattern))] == []


def test_every_package_within_the_theme_is_listed() -> None:
    packages = set()
    for listed in THEME.rglob("*.map"):
        # All its style sheets are in the one of the site; of its scripts some are left out.
        shipped = (
            listed.match("*.css.map") or (SITE / listed.relative_to(THEME).with_suffix("")).exists()
        )
        if shipped:
            sources = json.loads(listed.read_text(encoding="utf-8"))["sources"]
            packages |= {
                match[1]
                for match in map(re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)").match, sources)
                if match
            }
    assert {"rxjs", "clipboard", "material-design-color"} < packages
    assert packages - set(ENTRIES) == set()


def test_every_set_of_icons_is_listed() -> None:
    shown = {
        path
        for file in (*SITE.rglob("*.html"), *SITE.rglob("*.css"))
        for path in SVG_PATH.findall(file.read_text(encoding="utf-8"))
    }
    icons = THEME / ".icons"
    used = {
        file.relative_to(icons).parts[0]
        for file in icons.rglob("*.svg")
        if shown.intersection(SVG_PATH.findall(file.read_text(encoding="utf-8")))
    }
    assert used == {one.text("icons") for one in ENTRIES.values() if "icons" in one}


def test_every_library_within_python_is_listed(program: bytes) -> None:
    held = {name for name, sign in LIBRARIES.items() if re.search(sign, program)}
    assert held - set(ENTRIES) == set()


def test_python_imports_only_its_own_library_and_ours() -> None:
    (packed,) = SITE.glob("assets/runtime/library-*.bin")
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(packed.read_bytes()))) as archive:
        modules = {re.split(r"[/.]", name)[0] for name in archive.namelist()}
    assert modules - sys.stdlib_module_names == {"calculators"}


def test_every_package_within_our_scripts_is_listed() -> None:
    modules = [
        *PROJECT.glob("docs/**/*.mjs"),
        *PROJECT.glob("build/sitebuild/finish/**/page/*.mjs"),
    ]
    imported = re.compile(r'(?:from|import) "([^"]+)"')
    names = {name for each in modules for name in imported.findall(each.read_text())}
    packages = {name for name in names if not name.startswith(".")} - {"pyodide-preinit"}
    assert packages == {"ical-generator", "morphdom", "uqr"}
    assert packages - set(ENTRIES) == set()


def test_each_has_version_licence_source_and_text(program: bytes) -> None:
    found = {each.title: each for each in licences.entries(program)}
    assert len(found) == len(ENTRIES)
    for each in found.values():
        assert re.search(r"\d", each.version)
        assert each.licence
        assert each.source.startswith("https://")
        assert re.search("copyright|licen[cs]e", each.text, re.IGNORECASE)
    # Versions are not typed but read, from packages and out of the program.
    assert re.fullmatch(r"3\.13\.\d+", found["CPython"].version)
    version = json.loads((PROJECT / "node_modules/pyodide/package.json").read_text())["version"]
    assert found["Pyodide"].version == version


def test_the_site_has_the_list(program: bytes) -> None:
    written = (SITE / licences.NAME).read_text(encoding="utf-8-sig")
    for each in licences.entries(program):
        assert f"{each.title} {each.version}: {each.licence}\n" in written
        assert each.text in written
    assert 'href="../licences.txt"' in (SITE / "guide" / "risk.html").read_text(encoding="utf-8")


def test_what_the_program_does_not_hold_is_not_listed() -> None:
    with pytest.raises(licences.LicencesError, match="not in the program"):
        licences.entries(b"")
