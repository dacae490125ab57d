"""Begins a calculator from templates, and takes one away again.

A calculator is a folder of the catalogue. What MkDocs, the tests and the data files want elsewhere
is written there: files of its own, and pieces of files that others share. `python -m
sitebuild.scaffold --help` is the command.
"""

import keyword
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from calculators.language import LANGUAGES, SOURCE
from sitebuild.evidence import docs
from sitebuild.page_rules import settings
from sitebuild.translations import PROJECT

_TEMPLATES = Path(__file__).parent / "templates"
_NAME = re.compile(r"[a-z]+")
_RESERVED = frozenset('"\\:#')
"""What means something in the files into which a title is written."""
_CATALOGUE = "calculators/catalogue"
_LISTED = r"(?m)^ +- (?P<title>.+): calculators/{name}\.md\n"
"""The line of a calculator's page in the navigation."""


class ScaffoldError(ValueError):
    """What was asked cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text of a shared file, and the pattern behind the last match of which it is put."""

    file: str
    text: str
    behind: str = r"\Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A calculator that is to be: its name, its titles by language, the page that leads to it."""

    name: str
    titles: dict[str, str]
    guide: str
    root: Path = PROJECT

    def check(self) -> None:
        """Look whether it can be begun.

        Raises:
            ScaffoldError: it cannot.
        """
        if not _NAME.fullmatch(self.name) or keyword.iskeyword(self.name):
            raise ScaffoldError(
                f"NAME: {self.name!r}: must be a word of small letters a to z: it names a folder, "
                "a page and a command"
            )
        for language in LANGUAGES:
            which, title = ("TITLE" if language == SOURCE else "ENGLISH"), self.titles.get(language)
            if not title or not title.strip():
                raise ScaffoldError(f"{which}: is missing: what readers call the calculator")
            if not _RESERVED.isdisjoint(title):
                held = " ".join(sorted(_RESERVED))
                raise ScaffoldError(f"{which}: {title!r}: must not hold any of {held}")
            if not (self.root / self._guide(language)).is_file():
                known = sorted(path.stem for path in (self.root / "docs/guide").glob("*.md"))
                raise ScaffoldError(
                    f"GUIDE: {self.guide!r}: must be the page of docs/guide/ whose question the "
                    f"calculator answers: {', '.join(known)}"
                )
        for path in (*self._files(), Path(_CATALOGUE, self.name)):
            if (self.root / path).exists():
                raise ScaffoldError(f"NAME: {path} is already there")

    def make(self) -> Iterator[str]:
        """Write everything; give the path of each file that was written or changed."""
        self.check()
        for path, text in self._files().items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, encoding="utf-8")
            yield str(path)
        for piece in self._pieces():
            file = self.root / piece.file
            text = file.read_text(encoding="utf-8")
            *_, last = re.finditer(piece.behind, text)
            file.write_text(text[: last.end()] + piece.text + text[last.end() :], encoding="utf-8")
            yield piece.file

    def remove(self) -> Iterator[str]:
        """Take all that away; give what still speaks of it: pieces that were changed since."""
        for path in (*self._files(), Path(_CATALOGUE, self.name)):
            if (self.root / path).is_dir():
                shutil.rmtree(self.root / path)
            (self.root / path).unlink(missing_ok=True)
        for piece in self._pieces():
            file = self.root / piece.file
            text = file.read_text(encoding="utf-8")
            if piece.text not in text:
                yield piece.file
            file.write_text(text.replace(piece.text, "", 1), encoding="utf-8")

    def translated(self) -> dict[str, str]:
        """Return the English of the texts in the templates."""
        texts = tomllib.loads(self._filled("texts.en.toml"))
        return {each["zh"]: each["en"] for each in texts["texts"]}

    def _files(self) -> dict[Path, str]:
        folder = _TEMPLATES / "calculator"
        return {
            **{
                Path(_CATALOGUE, self.name, each.stem): self._filled(f"calculator/{each.name}")
                for each in sorted(folder.glob("*.py.txt"))
            },
            Path(f"tests/{_CATALOGUE}/test_{self.name}.py"): self._filled("test.py.txt"),
            **{
                docs(language) / "calculators" / f"{self.name}.md": self._filled(
                    f"page.{language}.md"
                )
                for language in LANGUAGES
            },
        }

    def _pieces(self) -> Iterator[_Piece]:
        for language in LANGUAGES:
            line = f"      - {self.titles[language]}: calculators/{self.name}.md\n"
            yield _Piece(settings(language), line, _LISTED.format(name=r"\w+"))
            card = self._filled(f"card.{language}.md")
            yield _Piece(
                str(docs(language) / "calculators/index.md"), card, r"\{ \.question \}\n\n"
            )
            link = f"\n[{self.titles[language]}](example:{self.name})\n"
            yield _Piece(str(self._guide(language)), link)
        yield _Piece("calculators/data/assumptions.toml", self._filled("assumptions.toml"))
        yield _Piece("build/sitebuild/data/examples.toml", self._filled("examples.toml"))

    def _guide(self, language: str) -> Path:
        return docs(language) / "guide" / f"{self.guide}.md"

    def _filled(self, template: str) -> str:
        return Template((_TEMPLATES / template).read_text(encoding="utf-8")).substitute(
            name=self.name,
            title=self.titles[SOURCE],
            english=self.titles["en"],
            today=date.today(),
        )


def planned(name: str, root: Path = PROJECT) -> Plan:
    """Return the plan of a calculator that is there, as far as pages and their lists tell it.

    Raises:
        ScaffoldError: it is in no navigation.
    """
    titles = {}
    for language in LANGUAGES:
        text = (root / settings(language)).read_text(encoding="utf-8")
        found = re.search(_LISTED.format(name=re.escape(name)), text)
        if not found:
            raise ScaffoldError(f"NAME: {settings(language)} lists no calculators/{name}.md")
        titles[language] = found["title"]
    link = f"](example:{name})\n"
    pages = sorted((root / "docs/guide").glob("*.md"))
    guide = next((page.stem for page in pages if link in page.read_text(encoding="utf-8")), "")
    if not guide:
        raise ScaffoldError(f"NAME: no page of docs/guide/ has a link {link.strip()}")
    return Plan(name=name, titles=titles, guide=guide, root=root)
