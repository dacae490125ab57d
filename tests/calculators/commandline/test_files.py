"""Files in the encodings and kinds that people have; each holds the same list."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from workbooks import Cell, workbook

from calculators.commandline import files, run
from calculators.commandline.files import LARGEST, UnreadableFileError

TEXT = "日期,金额\n2026-01-31,10000\n2026-03-02,-10150\n"
TABBED = "日期\t金额\n2026-01-31\t10000\n2026-03-02\t-10150"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gbk"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        "\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "mark", "gbk", "gb18030", "utf-16", "utf-16-be", "windows"],
)
def test_text_is_read_in_its_encoding(content: bytes) -> None:
    assert files.read(content).replace("\r", "").removeprefix("\ufeff") == TEXT


ROWS: list[list[Cell]] = [["日期", "金额"], [46053, 10000], [46083, -10150]]


@pytest.mark.parametrize(
    "content",
    [
        workbook(ROWS, dates={0}),
        workbook(ROWS, dates={0}, shared=False),
        workbook([["日期", "金额"], ["2026-01-31", 10000.0], ["2026-03-02", -10150]]),
        workbook([["日期", "金额"], [46053.43, 9999.999999999998], [46083, -10150]], dates={0}),
        workbook(ROWS, dates={0}, custom='yyyy"年"m"月"d"日"'),
        workbook([[None, "日期", "金额"], [None, 46053, 10000], [None, 46083, -10150]], dates={1}),
        workbook([["日期", "金额"], [44591, 10000], [44621, -10150]], dates={0}, later=True),
        workbook(ROWS, dates={0}, before=["说明"]),
        workbook(ROWS, dates={0}, hidden=[["秘密"], [1]]),
    ],
    ids=[
        "shared", "inline", "text", "time", "custom", "column B", "1904", "second sheet", "hidden",
    ],
)  # fmt: skip
def test_a_workbook_is_read(content: bytes) -> None:
    lines = [line.strip() for line in files.read(content).splitlines()]
    assert lines == TABBED.splitlines()


def test_a_workbook_keeps_what_no_date_is() -> None:
    rows: list[list[Cell]] = [
        ["名称", "金额"],
        ["a\nb\tc", 0.1 + 0.2],
        ["=x", 1e15],
        [True, None],
        [None, 45672],
    ]
    assert files.read(workbook(rows)).splitlines() == [
        "名称\t金额",
        "a b c\t0.3",
        "=x\t1000000000000000",
        "1",
        "\t45672",
    ]


def archive(name: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as made:
        made.writestr(name, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "这个文件是空的。"),
        (b"%PDF-1.7\n1 0 obj", "这是PDF 文档，读不了。"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "这是图片，读不了。"),
        (b"\x89PNG\r\n\x1a\n", "这是图片，读不了。"),
        (b"GIF89a", "这是图片，读不了。"),
        (b"RIFF\0\0\0\0WEBP", "这是图片，读不了。"),
        (b"\0\0\0\x18ftypheic", "这是图片，读不了。"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是旧格式的 Office 文件（.xls 或 .doc），读不了。"),
        (b"\x1f\x8b\x08\0", "这是压缩包，读不了。"),
        (archive("word/document.xml"), "这是Word 文档，读不了。"),
        (archive("photo.jpg"), "这是压缩包，读不了。"),
        (archive("xl/workbook.xml")[:-30], "这个文件不完整。"),
        (b"PK\x03\x04abc", "这个文件不完整。"),
        (workbook(ROWS).replace(b"deflate", b"deflate")[:-1], "这个文件不完整。"),
        (b"<html><table>", "这是网页，读不了。"),
        ("日期\0金额".encode(), "这个文件不是文本，读不了。"),
        (b"\x81", "这个文件不是文本，读不了。"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_can(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        files.read(content)
    assert str(raised.value).startswith(message)
    assert "能读的是 CSV、TSV、TXT 文本和 Excel 的 .xlsx" in str(raised.value)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"1" * (LARGEST + 1))
    with pytest.raises(UnreadableFileError, match="太大了"):
        files.text_of(tmp_path / "large.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", TEXT.encode("gbk")),
        ("a.xlsx", workbook(ROWS, dates={0})),
        ("a.txt", TEXT.encode()),
    ],
)
def test_a_file_is_answered(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run(["apr", "--mode", "list", "--flows", f"@{tmp_path / name}"]) == 0
    assert "18.25%" in capsys.readouterr().out


def test_a_photo_is_refused_at_its_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    assert run(["apr", "--mode", "list", "--flows", f"@{tmp_path / 'plan.jpg'}"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("--flows: cannot read")
    assert "这是图片，读不了。能读的是" in said
