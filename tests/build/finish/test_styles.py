"""All style sheets of the pages become one, in their order."""

from pathlib import Path

import pytest
from material import templates
from sitebuild.finish import styles
from sitebuild.finish.bundler import PROJECT

LINKS = '<link rel="stylesheet" href="{0}assets/stylesheets/{1}">'


def write_page(page: Path, root: str, *names: str) -> None:
    page.parent.mkdir(exist_ok=True)
    page.write_text("<title>x</title>\n".join(["", *(LINKS.format(root, name) for name in names)]))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "assets" / "stylesheets"
    folder.mkdir(parents=True)
    (folder / "theme.min.css").write_text("p { color: red; width: 1px }")
    (tmp_path / "assets" / "javascripts").mkdir()
    (folder / "own.css").write_text("p { color: blue }")
    write_page(tmp_path / "index.html", "", "theme.min.css", "own.css")
    write_page(tmp_path / "guide" / "risk.html", "../", "theme.min.css", "own.css")
    return tmp_path


def test_what_comes_later_still_does(site: Path) -> None:
    styles.finish(site)
    (sheet,) = (site / "assets" / "stylesheets").iterdir()
    text = sheet.read_text()
    assert text.index("red") < text.index("#00f")
    for page, root in (("index.html", ""), ("guide/risk.html", "../")):
        html = (site / page).read_text()
        assert html.count("stylesheet") == 2  # the relation and the folder
        assert f'href="{root}assets/stylesheets/{sheet.name}"' in html
        assert html.count("<title>x</title>") == 2


@pytest.mark.site
def test_words_that_no_rule_names_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    site = PROJECT / "site"
    sheet = (Path(templates.__file__).parent / "assets" / "stylesheets").glob("main.*.css")
    rules = next(sheet).read_text(encoding="utf-8")
    words = (site / "index.html").read_text(encoding="utf-8")
    purged = styles._purge(rules, words)
    monkeypatch.setattr(styles, "calling", lambda _, words: [words])
    assert styles._purge(rules, words) == purged


def test_only_what_something_calls_for_stays(site: Path) -> None:
    (site / "assets" / "javascripts" / "a.js").write_text("said.className = 'of-script'")
    (site / "assets" / "stylesheets" / "theme.min.css").write_text(
        ":root { --called: 1px; --idle: 2px } .number { color: blue } .of-nobody { color: blue }"
        ".of-script:is(:hover, :focus) { width: var(--called) }"
    )
    (site / "assets" / "stylesheets" / "own.css").write_text(".ours--red { color: red }")
    styles.finish(site)
    (sheet,) = (site / "assets" / "stylesheets").iterdir()
    text = sheet.read_text()
    assert "--called:" in text
    assert "--idle" not in text
    assert ".of-script:is(:hover,:focus)" in text
    assert ".number" in text  # which the calculators write
    assert ".of-nobody" not in text
    assert ".ours--red" in text


def test_another_style_has_another_name(site: Path, tmp_path: Path) -> None:
    styles.finish(site)
    (old,) = (site / "assets" / "stylesheets").iterdir()
    old.rename(tmp_path / "kept")
    (site / "assets" / "stylesheets" / "own.css").write_text("p { color: green }")
    write_page(site / "index.html", "", "own.css")
    write_page(site / "guide" / "risk.html", "../", "own.css")
    styles.finish(site)
    (new,) = (site / "assets" / "stylesheets").iterdir()
    assert new.name != old.name


def test_pages_with_other_styles_are_refused(site: Path) -> None:
    write_page(site / "guide" / "risk.html", "../", "own.css")
    with pytest.raises(styles.StylesError, match="different"):
        styles.finish(site)
