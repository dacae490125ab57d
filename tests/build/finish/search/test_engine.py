"""What the engine of the page finds on a small site, run by Node."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from sitebuild.finish.search import index, lexicon
from sitebuild.finish.search.sections import Section

ANSWERS = Path(__file__).with_name("answers.mjs")
PAGES = {
    "loan": Section(
        "loan.html", "微粒贷", "", "微粒贷", "微粒贷的日利率是 0.02% 到 0.05%，最高 30 万元。"
    ),
    "report": Section(
        "report.html", "征信报告", "", "征信报告在哪查", "每年 2 次免费，有错可以提异议。"
    ),
    "rate": Section(
        "rate.html", "计算器", "", "借款真实利率怎么算", "年化利率按内部收益率（IRR）计算。"
    ),
    "late": Section("late.html", "还款", "late", "逾期会怎么样", "逾期要付罚息，额度可能下降。"),
    "fraud": Section("fraud.html", "骗局", "", "认出骗局", "付费提额的都是骗子，验证码谁也别给。"),
    "early": Section("early.html", "还款", "early", "提前还款划算吗", "少付的利息减去违约金。"),
    "debt": Section(
        "debt.html", "负债检查", "", "负债多少算危险", "负债率是月还款占收入的比例，别超过 40%。"
    ),
}
FOUND_FIRST = {
    "loan": [
        "微粒贷",
        "微粒貸",
        "weilidai",
        "wei li dai",
        "wēi lì dài",
        "WEILIDAI",
        "wld",
        "微粒",
        "30万",
    ],
    "report": [
        "信用报告",
        "徵信報告",
        "zhengxin",
        "zheng xin bao gao",
        "征心报告",
        "credit report",
        "报告",
    ],
    "rate": ["真实利率怎么算", "ＡＰＲ", "irr", "interest rates", "实际年利率如何计算"],
    "late": ["拖欠", "yuqi", "yqzmb", "预期罚息", "逾期会降额吗", "overdue", "late payments", "逾"],
    "fraud": ["被骗", "诈骗怎么办", "pianju", "验证马", "scam", "收费提额", "yanzhengma"],
    "early": [
        "提前結清",
        "tiqianhuankuan",
        "提钱还款",
        "prepayment",
        "早还合算吗",
        "tiqianhuankaun",
    ],
    "debt": ["欠债", "负债律", "fuzhai", "debt ratio", "４０％"],
}
NOTHING = [
    *("xqzjk", "？！", " ", "zzzz", "qwerty", "今天天气", "明天下雨吗", "北京到上海火车票"),
    *("红烧肉怎么做", "世界杯", "电影推荐", "天气", "hello world", "苹果手机", "量子力学", "👍"),
]
DESPAIR = [
    *("自杀", "不想活了", "我不想活了怎么办", "想死", "活不下去了", "欠钱想跳楼", "自 杀", "zisha"),
    *("輕生", "還不上錢不想活", "suicide", "I want to die", "绝望", "ＳＵＩＣＩＤＥ"),
]
ALIKE = [
    ("逾期1天", "逾期一天"),
    ("逾期 1 天", "逾期一天"),
    ("逾期30天", "逾期三十天"),
    ("逾期１５天", "逾期十五天"),
    ("免费2次", "免费两次"),
    ("负债40%", "负债百分之四十"),
    ("借款2年", "借款二年"),
]


@pytest.fixture(scope="module")
def answers() -> dict[str, tuple[str, list[str]]]:
    """Return what came of each query: of what kind it is, and the addresses."""
    known = [query for group in FOUND_FIRST.values() for query in group]
    queries = [*known, *NOTHING, *DESPAIR, *(each for pair in ALIKE for each in pair)]
    words = replace(lexicon.load(), help=("late.html#late",), topics=("loan.html", "report.html"))
    asked = {"index": index.make(list(PAGES.values()), words), "queries": queries}
    done = subprocess.run(
        ["node", ANSWERS], input=json.dumps(asked), capture_output=True, check=True, text=True
    )
    told = json.loads(done.stdout)
    return {query: (kind, found) for query, (kind, found) in zip(queries, told, strict=True)}


@pytest.mark.parametrize(
    ("page", "query"), [(page, query) for page, group in FOUND_FIRST.items() for query in group]
)
def test_the_right_section_comes_first(
    page: str, query: str, answers: dict[str, tuple[str, list[str]]]
) -> None:
    section = PAGES[page]
    kind, found = answers[query]
    assert (kind, found[:1]) == ("found", [f"{section.page}#{section.anchor}".rstrip("#")])


@pytest.mark.parametrize("query", NOTHING)
def test_where_nothing_is_found_topics_are_offered(
    query: str, answers: dict[str, tuple[str, list[str]]]
) -> None:
    assert answers[query] == ("nothing", ["loan.html", "report.html"])


@pytest.mark.parametrize("query", DESPAIR)
def test_who_may_be_in_despair_is_led_to_help(
    query: str, answers: dict[str, tuple[str, list[str]]]
) -> None:
    assert answers[query] == ("despair", ["late.html#late"])


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_number_is_found_however_it_is_written(
    one: str, other: str, answers: dict[str, tuple[str, list[str]]]
) -> None:
    assert answers[one] == answers[other]
    assert answers[one][0] == "found"
