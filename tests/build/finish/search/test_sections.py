"""Pages are cut into the sections that a result leads to."""

import pytest
from sitebuild.finish.search.sections import Section, read

HEAD = '<head><title>T</title><meta name="description" content="为了什么"></head>'


def page(content: str) -> list[Section]:
    return read(f"{HEAD}<nav>菜单</nav><article>{content}</article><footer>脚</footer>", "a.html")


def test_a_section_begins_at_each_heading() -> None:
    first, second, third = page(
        '<h1 id="t">页<a class="headerlink">#</a></h1><p>一<b>二</b></p><p>三</p>'
        '<h2 id="x">甲</h2><table><tr><td>四</td><td>五</td></tr></table><h4>丙</h4>六'
        '<h3 id="y">乙</h3><br>七'
    )
    assert (first.anchor, first.title, first.text) == ("", "页", "一二 三 为了什么")
    assert (second.anchor, second.title, second.text) == ("x", "甲", "四 五 丙 六")
    assert (third.anchor, third.title, third.text) == ("y", "乙", "七")
    assert {section.page_title for section in (first, second, third)} == {"页"}


def test_what_is_no_text_is_left_out() -> None:
    (section,) = page(
        "<h1>页</h1><script>a()</script><svg><title>图</title></svg>"
        "<section data-search-exclude><section>里</section>外</section>"
        '<span class="labels"><span>已证实</span></span><form><input><label>栏</label></form>文'
    )
    assert section.text == "文 为了什么"


def test_how_a_page_is_indented_does_not_tell_how_long_a_list_is() -> None:
    entries = [f'<li id="e{i}">{"字" * 90}</li>' for i in range(8)]
    lists = [
        f"<h1>页</h1><h2 id=l>表</h2><ul>{space.join(entries)}</ul>" for space in ("", " " * 99)
    ]
    assert [each.anchor for each in page(lists[0])] == ["", "l"]
    assert [each.anchor for each in page(lists[1])] == ["", "l"]


@pytest.mark.parametrize("tag", ["article", "details"])
def test_a_long_list_is_cut_into_its_entries(tag: str) -> None:
    entries = "".join(f'<{tag} id="e{i}"><p>第 {i} 条。{"字" * 300}</p></{tag}>' for i in range(4))
    head, *rest = page(f"<h1>页</h1><h2 id=l>表</h2><p>说明</p>{entries}")[1:]
    assert (head.title, head.text, head.is_entry) == ("表", "说明", False)
    assert [(each.anchor, each.title, each.is_entry) for each in rest] == [
        (f"e{i}", f"第 {i} 条", True) for i in range(4)
    ]


def test_a_short_list_stays_with_its_heading() -> None:
    section = page("<h1>页</h1><h2 id=l>表</h2><ul><li id=a>一</li><li id=b>二</li></ul>")[-1]
    assert (section.anchor, section.text) == ("l", "一 二")


def test_titles_of_groups_and_lists_of_pages_are_no_answers() -> None:
    body = "<h2 id=g>组</h2><h3 id=q>问</h3><p>答</p><h2 id=tag:a>标签</h2><ul><li>页</li></ul>"
    assert [each.anchor for each in page(f"<h1>页</h1>{body}")] == ["", "q"]


def test_an_entry_may_have_a_title() -> None:
    body = "字" * 1000
    entry = page(f"<h1>页</h1><article id=a><p><strong>名</strong>{body}</p></article>")[-1]
    assert entry.title == "名"


def test_a_page_without_content_has_no_sections() -> None:
    assert read("<body>x</body>", "a.html") == []
