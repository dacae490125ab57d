"""A calculator's form as command line options, and what is given there as the form's texts."""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from calculators.catalogue import calculator, names
from calculators.commandline import files
from calculators.commandline.files import UnreadableFileError
from calculators.forms.fields import Choice, Field, Multiline
from calculators.forms.fieldset import Texts, split
from calculators.forms.form import Form, Rows, Section

_NEXT_FIELD = re.compile(r",(?=\s*\w+=)")
_STANDARD_INPUT = "-"


class UsageError(ValueError):
    """An option holds what no form could: `option` names it, `reason` says why."""

    def __init__(self, option: str, reason: str) -> None:
        super().__init__(f"{option}: {reason}")
        self.option = option
        self.reason = reason


def parser() -> argparse.ArgumentParser:
    """Return the parser, with a subcommand for each calculator."""
    top = argparse.ArgumentParser(prog=_program(), description=__doc__)
    commands = top.add_subparsers(dest="calculator", metavar="CALCULATOR", required=True)
    for name in names():
        chosen = calculator(name)
        command = commands.add_parser(
            name,
            help=chosen.title,
            description=f"{chosen.title}. {_otherwise(chosen.form)}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            epilog="\n\n".join(_row_help(part) for part in chosen.form.parts if _is_rows(part)),
        )
        command.add_argument("--json", action="store_true", help="answer as JSON")
        for part in chosen.form.parts:
            _add_options(command, part)
    return top


def _program() -> str:
    """Return how the program was called: as a module unless as an installed command."""
    called = Path(sys.argv[0]).stem
    return called if called == "wechat-credit" else "python -m calculators"


def given_texts(form: Form, arguments: argparse.Namespace) -> dict[str, str]:
    """Return what is given for the form's controls.

    Raises:
        UsageError: a row is not a list of ``FIELD=TEXT``, a field is unknown, a file unreadable, or
            there are too many rows.
    """
    given: dict[str, str] = {}
    for part in form.parts:
        if isinstance(part, Section):
            for field in part.fields:
                text = getattr(arguments, field.name)
                if text is not None:
                    given[field.name] = _contents(field, text)
            continue
        rows = getattr(arguments, part.name) or ()
        if len(rows) > part.range.largest:
            raise UsageError(_row_option(part), f"at most {part.range.largest} of them")
        for number, row in enumerate(rows, 1):
            control = part.row(number).control
            given |= {control(name): text for name, text in _pairs(part, row).items()}
    return given


def texts_of(form: Form, given: Texts) -> dict[str, str]:
    """Return the texts in the form's controls when it is filled in as `given`.

    What is given to an `own` form takes the place of its whole example. Elsewhere, rows that are
    given replace those of the example. A field that is not given holds what a given choice brings
    along, else what the example says, in a row its own default.
    """
    texts = form.emptied() if form.own and given else form.defaults()
    replaced = {split(control)[0] for control in given} - {""}
    texts = {name: text for name, text in texts.items() if split(name)[0] not in replaced}
    for fieldset in form.fieldsets(lambda rows: rows.count(given) if rows.name in replaced else 0):
        controls = {field.name: fieldset.control(field.name) for field in fieldset.fields}
        said = {name: given[control] for name, control in controls.items() if control in given}
        texts = texts | fieldset.filled(said) if fieldset.prefix else fieldset.fill(said, texts)
    return texts


def ignored(form: Form, given: Texts, texts: Texts) -> dict[str, str]:
    """Return for each control for which something is given that does not matter, when it would.

    A page does not show such a field.

    Args:
        form: the form.
        given: what is given, by control name.
        texts: the texts in the form's controls with that.
    """
    visible = form.visible(texts)
    fields = dict(form.controls(lambda rows: rows.count(texts)))
    said = {}
    for control in given.keys() - visible:
        conditions = (
            f"{deciding} is {' or '.join(sorted(values))}"
            for deciding, values in form.fieldset(control).deciding(fields[control])
        )
        said[control] = f"ignored: matters only where {' and '.join(conditions)}"
    return dict(sorted(said.items()))


def option(name: str) -> str:
    """Return the option of a field or, in the singular, of a group of rows.

    >>> option("days_in_year")
    '--days-in-year'
    """
    return f"--{name.replace('_', '-')}"


def _otherwise(form: Form) -> str:
    """Say what becomes of what is not given."""
    if form.own:
        return "Without any option the page's example is answered; with some, only what they say."
    return "Whatever is not given is as in the page's example."


def _row_option(rows: Rows) -> str:
    return option(rows.name.removesuffix("s"))


def _is_rows(part: Section | Rows) -> bool:
    return isinstance(part, Rows)


def _add_options(command: argparse.ArgumentParser, part: Section | Rows) -> None:
    if isinstance(part, Rows):
        command.add_argument(
            _row_option(part),
            dest=part.name,
            action="append",
            metavar="FIELD=TEXT,…",
            help=f"{part.label}; repeat it for each, {part.range.smallest} to"
            f" {part.range.largest} times; its fields are listed below",
        )
        return
    group = command.add_argument_group(part.label)
    for field in part.fields:
        file = (
            "; @FILE (CSV, text or .xlsx) or - for standard input"
            if isinstance(field, Multiline)
            else ""
        )
        group.add_argument(
            option(field.name), metavar="TEXT", help=_described(field).replace("%", "%%") + file
        )


def _row_help(part: Section | Rows) -> str:
    if isinstance(part, Section):
        return ""
    lines = (f"  {field.name:<18} {_described(field)}" for field in part.fields)
    return "\n".join((f"fields of {_row_option(part)}:", *lines))


def _described(field: Field[object]) -> str:
    unit = f" ({field.unit})" if field.unit else ""
    answers = ""
    if isinstance(field, Choice):
        answers = ": " + ", ".join(f"{each.value} {each.label}" for each in field.options)
    default = field.default if "\n" not in field.default else "…"
    return f"{field.label}{unit}{answers}" + (f" [{default}]" if default else "")


def _contents(field: Field[object], text: str) -> str:
    """Return a text, or what is in the file or the standard input that it names."""
    if not isinstance(field, Multiline):
        return text
    if text == _STANDARD_INPUT:
        piped = getattr(sys.stdin, "buffer", None)
        if piped is None:
            return sys.stdin.read()
        try:
            return files.read(piped.read())
        except UnreadableFileError as error:
            raise UsageError(option(field.name), f"cannot read standard input: {error}") from None
    if not text.startswith("@"):
        return text
    try:
        return files.text_of(Path(text[1:]))
    except (OSError, UnreadableFileError) as error:
        raise UsageError(option(field.name), f"cannot read {text[1:]}: {error}") from None


def _pairs(rows: Rows, text: str) -> Mapping[str, str]:
    """Read ``FIELD=TEXT,FIELD=TEXT``; an amount may hold commas of its own.

    Raises:
        UsageError: it is no such list, or there is no such field.
    """
    known: Sequence[str] = [field.name for field in rows.fields]
    pairs = {}
    for piece in _NEXT_FIELD.split(text):
        name, equals, value = piece.partition("=")
        name = name.strip()
        if not equals:
            raise UsageError(_row_option(rows), f"{piece!r} is not FIELD=TEXT")
        if name not in known:
            raise UsageError(
                _row_option(rows), f"unknown field {name!r}; there are {', '.join(known)}"
            )
        pairs[name] = value.strip()
    return pairs
