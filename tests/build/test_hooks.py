"""A page is refused with its name, what is wrong in it, and what is expected."""

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

PROJECT = Path(__file__).parents[2]
FRONT = "title: A\ndescription: B\nreviewed: 2026-11-24\n"


def built(folder: Path, body: str = "", front: str = FRONT) -> str:
    """Build a site of one page as the real one is built, and return its HTML."""
    docs, site = folder / "docs", folder / "site"
    docs.mkdir()
    (docs / "a.md").write_text(f"---\n{front}---\n\n# A\n\n{body}\n", encoding="utf-8")
    config = load_config(
        str(PROJECT / "mkdocs.yml"),
        docs_dir=str(docs),
        site_dir=str(site),
        nav=["a.md"],
        plugins={"tags": {"tags_allowed": ["价格"]}},
        extra_css=[],
        extra_javascript=[],
        strict=True,
    )
    build(config)
    return (site / "a.html").read_text(encoding="utf-8")


def test_the_day_of_the_review_stands_at_the_end(tmp_path: Path) -> None:
    html = built(tmp_path, "text")
    assert '上次核对：<time datetime="2026-11-24">2026-11-24</time>' in html


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (FRONT.replace("title: A\n", ""), "front matter: title: must be a text"),
        (FRONT.replace("B", "[B]"), "front matter: description: must be a text"),
        (FRONT.replace("2026-11-24", "24.11.2026"), "reviewed: must be a date such as 2026-11-24"),
        (f"{FRONT}reviwed: x\n", "reviwed: unknown key; known are title, description, reviewed,"),
        (f"{FRONT}tags: [价]\n", "Tags not in allow list: 价"),
        (f"{FRONT}tags: 价格\n", "Expected iterable tags, but received: 价格"),
    ],
)
def test_wrong_front_matter_fails_the_build(
    front: str, message: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        built(tmp_path, front=front)
    assert message in caplog.text
    assert "a.md" in caplog.text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("```facts\nm-99\n```", "facts block: no data file holds an entry [m-99]"),
        ("{{ p-1.mean }}", "claims.toml: [p-1.figures]: mean: is missing"),
        ("{{ example fee.1.total }}", "examples.toml: [fee]: no figure total; known are apr_sim"),
        ("{{ example fee.9.apr_simple }}", "examples.toml: [fee]: the answer holds no figures of"),
        ("[a](example:x)", "examples.toml: no example [x]; known are weilidai"),
        ("[a](b.md)", "contains a link 'b.md', but the target is not found"),
        ("[a](a.md#income=5)", "contains a link 'a.md#income=5', but there is no such anchor"),
    ],
)
def test_a_wrong_page_fails_the_build(
    body: str, message: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    with pytest.raises(Abort):
        built(tmp_path, body)
    assert message in caplog.text
    assert "a.md" in caplog.text
