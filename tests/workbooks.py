"""Workbooks (.xlsx) as spreadsheets write them, made without any reader of ours."""

from collections.abc import Collection, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

type Cell = str | float | bool | None

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(
    rows: Sequence[Sequence[Cell]],
    *,
    dates: Collection[int] = (),
    shares: Collection[int] = (),
    shared: bool = True,
    custom: str = "",
    later: bool = False,
    before: Sequence[str] = (),
    hidden: Sequence[Sequence[Cell]] = (),
) -> bytes:
    """Return a workbook.

    Args:
        rows: the cells of the sheet that matters.
        dates: columns whose numbers are dates.
        shares: columns whose numbers are shown as per cent.
        shared: whether texts are in the table of shared ones.
        custom: a format of dates that the workbook names itself.
        later: whether days are counted from 1904.
        before: the lines of a visible sheet before it, each a cell.
        hidden: the rows of a hidden sheet before it.
    """
    texts: list[str] = []
    sheets = [
        *([("说明", "", [[each] for each in before])] if before else []),
        *([("隐藏", ' state="hidden"', hidden)] if hidden else []),
        ("还款计划", "", rows),
    ]
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for number, (_name, _state, lines) in enumerate(sheets, 1):
            archive.writestr(
                f"xl/worksheets/sheet{number}.xml",
                _sheet(lines, (dates, shares), texts, shared=shared),
            )
        archive.writestr("xl/workbook.xml", _book([each[:2] for each in sheets], later=later))
        targets = "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet"'
            f' Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{targets}</Relationships>")
        strings = "".join(
            f'<si><r><t xml:space="preserve">{escape(each)}</t></r><rPh><t>x</t></rPh></si>'
            for each in texts
        )
        archive.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{strings}</sst>")
        archive.writestr("xl/styles.xml", _styles(custom))
    return held.getvalue()


def _book(sheets: Sequence[tuple[str, str]], *, later: bool) -> str:
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>'
        for number, (name, state) in enumerate(sheets, 1)
    )
    begins = '<workbookPr date1904="1"/>' if later else "<workbookPr/>"
    return f'<workbook {_MAIN} xmlns:r="{_OFFICE}">{begins}<sheets>{listed}</sheets></workbook>'


def _styles(custom: str) -> str:
    own = f'<numFmt numFmtId="170" formatCode="{escape(custom)}"/>' if custom else ""
    dated = 170 if custom else 14
    # What is in brackets or quotes is no part of a date.
    red = '<numFmt numFmtId="171" formatCode="[Red]0.00&quot;day&quot;"/>'
    formats = "".join(f'<xf numFmtId="{each}"/>' for each in (0, dated, 171, 10))
    cells = f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{formats}</cellXfs>'
    return f"<styleSheet {_MAIN}><numFmts>{own}{red}</numFmts>{cells}</styleSheet>"


def _sheet(
    rows: Sequence[Sequence[Cell]],
    styled: tuple[Collection[int], Collection[int]],
    texts: list[str],
    *,
    shared: bool,
) -> str:
    dates, shares = styled
    body = ""
    for number, row in enumerate(rows, 1):
        cells = ""
        for column, value in enumerate(row):
            if value is None:
                continue
            at = f'r="{chr(ord("A") + column)}{number}"'
            if isinstance(value, bool):
                cells += f'<c {at} t="b"><v>{int(value)}</v></c>'
            elif not isinstance(value, str):
                style = 1 if column in dates else 3 if column in shares else 2
                cells += f'<c {at} s="{style}"><v>{value!r}</v></c>'
            elif shared:
                texts.append(value)
                cells += f'<c {at} t="s"><v>{len(texts) - 1}</v></c>'
            else:
                cells += f'<c {at} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        body += f'<row r="{number}">{cells}</row>'
    return f"<worksheet {_MAIN}><sheetData>{body}</sheetData></worksheet>"
