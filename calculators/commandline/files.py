"""The text of a file with a table, as the page reads it: CSV or the like, or a workbook (.xlsx)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as Xml
from zipfile import BadZipFile, ZipFile, is_zipfile

from calculators.language import _, sentences

LARGEST: Final = 2_000_000
"""Bytes of the largest file that is read."""
_LARGEST_PART: Final = 50_000_000
_KINDS: Final[tuple[tuple[str, tuple[bytes, ...]], ...]] = (
    (_("PDF 文档"), (b"%PDF",)),
    (
        _("图片"),
        (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*"),
    ),
    (_("旧格式的 Office 文件（.xls 或 .doc）"), (b"\xd0\xcf\x11\xe0",)),
    (_("压缩包"), (b"Rar!", b"\x1f\x8b", b"7z\xbc\xaf")),
)
_WEB_PAGE: Final = re.compile(r"\s*<(?:!doctype|html|table|\?xml|head|meta)", re.IGNORECASE)
_BINARY: Final = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Formats of numbers that every workbook knows without naming them, and that are dates.
_DATES: Final = (range(14, 23), range(27, 37), range(50, 59))
_DATE: Final = re.compile("[ymd年月日]", re.IGNORECASE)
_ASIDE: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LETTERS: Final = re.compile("[A-Z]+")
_FIRST: Final = date(1899, 12, 30)
_LATER_FIRST: Final = 1462
_MOST_COLUMNS: Final = 64


class UnreadableFileError(ValueError):
    """A file that cannot be read; the message says what can."""

    def __init__(self, what: str) -> None:
        can = _(
            "能读的是 CSV、TSV、TXT 文本和 Excel 的 .xlsx，最大 {size} MB。", size=LARGEST // 10**6
        )
        super().__init__(sentences(what, can))


def text_of(path: Path) -> str:
    """Return what a file holds, a row a line.

    Raises:
        OSError: there is no such file.
        UnreadableFileError: it is too large, or no table.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise UnreadableFileError(_("这个文件有 {size} MB，太大了。", size=f"{size / 1e6:.1f}"))
    return read(path.read_bytes())


def read(content: bytes) -> str:
    r"""Return what the bytes of a file hold, a row a line.

    Raises:
        UnreadableFileError: they are no table.

    >>> read("日期,金额".encode("gbk")), read("\ufeff日期".encode())
    ('日期,金额', '日期')
    """
    if not content:
        raise UnreadableFileError(_("这个文件是空的。"))
    if content.startswith(b"PK\x03\x04"):
        return _in_archive(content)
    for kind, signs in _KINDS:
        if content.startswith(signs):
            raise _not(kind)
    if content[4:8] == b"ftyp":
        raise _not(_("图片"))
    text = _decoded(content)
    if _WEB_PAGE.match(text):
        raise _not(_("网页"))
    return text


def _not(kind: str) -> UnreadableFileError:
    return UnreadableFileError(_("这是{kind}，读不了。", kind=kind))


def _decoded(content: bytes) -> str:
    """Return the text of bytes in UTF-8, UTF-16 with its mark, or GB 18030, which holds GBK."""
    marked = _MARKS.get(content[:2])
    for encoding in (marked,) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text
        break
    raise UnreadableFileError(_("这个文件不是文本，读不了。"))


def _in_archive(content: bytes) -> str:
    if not is_zipfile(BytesIO(content)):
        raise UnreadableFileError(_("这个文件不完整。"))
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" in names:
                return _sheet(archive)
    except (BadZipFile, Xml.ParseError, RuntimeError, KeyError, ValueError, OSError):
        raise UnreadableFileError(_("这个 .xlsx 文件不完整，或者加了密码。")) from None
    raise _not(_("Word 文档") if "word/document.xml" in names else _("压缩包"))


def _sheet(archive: ZipFile) -> str:
    """Return the first sheet of a workbook that is not hidden and has more than one row."""
    shared = [_text(each) for each in _all(_part(archive, "sharedStrings.xml"), "si")]
    book, dated = _part(archive, "workbook.xml"), _date_styles(_part(archive, "styles.xml"))
    is_later = any(each.get("date1904") in ("1", "true") for each in _all(book, "workbookPr"))
    targets = {
        each.get("Id"): re.sub(r"^(?:/?xl/|\./)", "", each.get("Target") or "")
        for each in _all(_part(archive, "_rels/workbook.xml.rels"), "Relationship")
    }
    text = ""
    for sheet in _all(book, "sheet"):
        if sheet.get("state"):
            continue
        relation = next((each for name, each in sheet.items() if name.endswith("}id")), "")
        rows = [
            _line(row, shared, dated, _LATER_FIRST if is_later else 0)
            for row in _all(_part(archive, targets.get(relation, "")), "row")
        ]
        text = "\n".join(rows)
        if sum(bool(row.strip()) for row in rows) > 1:
            break
    return text


def _part(archive: ZipFile, name: str) -> Xml.Element:
    """Return a part of a workbook; an empty one if it has none of this name."""
    path = f"xl/{name}"
    if path not in archive.namelist():
        return Xml.Element("none")
    if archive.getinfo(path).file_size > _LARGEST_PART:
        raise ValueError(f"{path} is too large")
    return Xml.fromstring(archive.read(path))  # noqa: S314 (expat bounds what entities become)


def _all(inside: Xml.Element, name: str) -> Iterator[Xml.Element]:
    return (each for each in inside.iter() if each.tag.rpartition("}")[2] == name)


def _text(element: Xml.Element) -> str:
    """Return the text of a string, without how it is read aloud."""
    aloud = {id(each) for part in _all(element, "rPh") for each in _all(part, "t")}
    return "".join(each.text or "" for each in _all(element, "t") if id(each) not in aloud)


def _date_styles(styles: Xml.Element) -> list[bool]:
    """Return of each style of a cell whether it is that of a date."""
    named = {
        each.get("numFmtId")
        for each in _all(styles, "numFmt")
        if _DATE.search(_ASIDE.sub("", each.get("formatCode") or ""))
    }
    formats = [each for some in _all(styles, "cellXfs") for each in _all(some, "xf")]
    return [
        (number := each.get("numFmtId") or "0") in named
        or any(int(number) in some for some in _DATES)
        for each in formats
    ]


def _line(row: Xml.Element, shared: list[str], dated: list[bool], shift: int) -> str:
    """Return a row, with its cells in their columns."""
    cells: list[str] = []
    for cell in _all(row, "c"):
        letters = _LETTERS.match(cell.get("r") or "")
        column = len(cells)
        if letters:
            column = -1
            for letter in letters[0]:
                column = (column + 1) * 26 + ord(letter) - ord("A")
        if column >= _MOST_COLUMNS:
            continue
        cells += [""] * (column + 1 - len(cells))
        cells[column] = " ".join(_shown(cell, shared, dated, shift).split())
    return "\t".join(cells)


def _shown(cell: Xml.Element, shared: list[str], dated: list[bool], shift: int) -> str:
    value = next((each.text or "" for each in _all(cell, "v")), "")
    match cell.get("t") or "n":
        case "s":
            index = int(value or -1)
            return shared[index] if 0 <= index < len(shared) else ""
        case "inlineStr":
            return _text(cell)
        case "n" if value:
            style = int(cell.get("s") or 0)
            return _number(value, shift, is_date=style < len(dated) and dated[style])
    return value


def _number(value: str, shift: int, *, is_date: bool) -> str:
    """Return a number without what computing left of it in its last digits, or the day it means."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if is_date:
        try:
            return str(_FIRST + timedelta(int(number) + shift))
        except OverflowError:
            return value
    text = f"{Decimal(f'{number:.12g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
