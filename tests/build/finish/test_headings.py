"""Headings break between words."""

from pathlib import Path

from sitebuild.finish import headings


def finished(html: str, folder: Path) -> str:
    page = folder / "index.html"
    page.write_text(html, encoding="utf-8")
    headings.finish(folder)
    return page.read_text(encoding="utf-8")


def test_a_heading_breaks_between_words_and_nothing_else_changes(tmp_path: Path) -> None:
    head = '<title>等额本息和等额本金有什么区别</title><h1 id="a" title="等额本息和等额本金">'
    heading = f"{head}等额本息和等额本金有什么区别</h1><p>等额本息和等额本金有什么区别</p>"
    cut = "等额本息<wbr>和<wbr>等额本金<wbr>有<wbr>什么<wbr>区别"
    rest = "</h1><p>等额本息和等额本金有什么区别</p>"
    assert finished(heading, tmp_path) == head + cut + rest


def test_particles_stay_with_their_word(tmp_path: Path) -> None:
    assert "借款<wbr>" not in finished("<h2 id=b>微信里的借款</h2>", tmp_path)
    assert "微信里的<wbr>借款" in finished("<h2 id=b>微信里的借款</h2>", tmp_path)


def test_what_python_writes_stays(tmp_path: Path) -> None:
    result = "<h1 id=a>A</h1><h3>改成还款表现以后</h3>"
    assert finished(result, tmp_path) == result
