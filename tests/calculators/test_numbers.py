"""No rate, limit, weight, threshold or amount is in code or prose: the data files hold them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators import facts
from calculators.facts import REFERENCE, Entry

CODE = Path(__file__).parents[2] / "calculators"

# Nothing is known by these: none, one, both, and what a percentage is of.
STRUCTURE = {0, 1, 2, 100}

# The same as they are written in a text, and a hundredth, which makes a percentage.
IN_PROSE = {"0", "1", "2", "100", "0.01"}

# Numbers that say nothing about loans, by the file or folder where they are.
TECHNICAL = {
    "commandline": "how files are written, and how large one may be",
    "display.py": "万 and 亿, and what is beyond all telling",
    "finance": "months of a year, days of a year and a week, 分 of a 元, tolerances of solvers",
    "forms": "how people write numbers, dates and months, and how long a text may be",
    "rendering": "sizes of drawings",
    "rounding.py": "the digits that are computed with",
}
# Names of constants that say how much is shown of a result.
SHOWN = re.compile(r"_?(PLACES|RATE_PLACES|POINTS|LARGEST|COARSE_FROM|\w*SHOWN|MOST_\w+)$")
# Functions whose last argument is a number of decimals.
ROUNDING = {"percent", "solved_percent", "rounded"}

# What of a data file's prose is written in digits without being a figure of its own.
NO_FIGURE = (
    r"(19|20)\d\d 年( \d{1,2} 月)?( \d{1,2} 日)?( 底)?|\d{1,2} 月 \d{1,2} 日",  # a day
    r"〔(19|20)\d\d〕\d+号",  # the name of a document
    r"第 1 天就属于 1 级|从 1 到|满分是 1",  # where counting begins
    r"WE2000|36 氪|GB/T 45251-2025|12348|12356|12363|12368|12378|95017|95384|96110|110",
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def files() -> list[Path]:
    return sorted(CODE.rglob("*.py"))


def is_technical(file: Path) -> bool:
    return file.is_relative_to(CODE) and file.relative_to(CODE).parts[0] in TECHNICAL


def parsed(file: Path) -> ast.Module:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    return tree


def above(node: ast.AST) -> Iterator[ast.AST]:
    while node := getattr(node, "parent", None):  # type: ignore[assignment]
        yield node


def says_how_much_is_shown(node: ast.AST) -> bool:
    for parent in above(node):
        if isinstance(parent, ast.Assign | ast.AnnAssign):
            targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
            return all(isinstance(to, ast.Name) and SHOWN.match(to.id) for to in targets)
    return False


def is_size_of_a_cache(node: ast.AST) -> bool:
    return any(isinstance(each, ast.keyword) and each.arg == "maxsize" for each in above(node))


def is_places(node: ast.AST) -> bool:
    call = getattr(node, "parent", None)
    name = call.func if isinstance(call, ast.Call) else None
    called = name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")
    return called in ROUNDING and isinstance(call, ast.Call) and node is call.args[-1]


def is_prose_for_people(node: ast.Constant) -> bool:
    """Tell whether readers see a text: no docstring, example of notation or version."""
    parent = getattr(node, "parent", None)
    if isinstance(parent, ast.Expr):
        return False
    if isinstance(parent, ast.Assign) and ast.unparse(parent.targets[0]) == "__version__":
        return False
    return not any(isinstance(each, ast.keyword) and each.arg == "example" for each in above(node))


def typed_numbers(file: Path) -> Iterator[str]:
    for node in ast.walk(parsed(file)):
        if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
            continue
        value = node.value
        if isinstance(value, int | float) and value not in STRUCTURE:
            fine = (says_how_much_is_shown, is_places, is_size_of_a_cache)
            if not is_technical(file) and not any(each(node) for each in fine):
                yield f"{file.name}:{node.lineno}: {value}"
        elif isinstance(value, str) and re.search(r"[\u4e00-\u9fff]|^[\d.]+$", value):
            if is_technical(file) or not is_prose_for_people(node):
                continue
            for number in NUMBER.findall(value):
                if number not in IN_PROSE:
                    yield f"{file.name}:{node.lineno}: {value}"


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(CODE)))
def test_no_number_stands_in_the_code(file: Path) -> None:
    assert list(typed_numbers(file)) == []


@pytest.mark.parametrize(
    "code",
    [
        "CEILING = 0.24",
        "def f(): return rate > 4 * lpr",
        "x = {'credit': 40}",
        'warn("超过 24% 的别签")',
        'x = Decimal("0.24")',
        'Field(name="rate", default="18")',
    ],
)
def test_a_number_in_the_code_would_be_found(code: str, tmp_path: Path) -> None:
    file = tmp_path / "tried.py"
    file.write_text(code, encoding="utf-8")
    assert list(typed_numbers(file))


@pytest.mark.parametrize("entry", facts.entries().values(), ids=lambda entry: entry.id)
def test_no_number_stands_in_the_prose_of_an_entry(entry: Entry) -> None:
    for text in (entry.title, entry.text, entry.found):
        prose = re.sub("|".join(NO_FIGURE), "", REFERENCE.sub("", text))
        assert not NUMBER.search(prose), text
