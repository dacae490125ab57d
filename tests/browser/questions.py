"""Ten questions of a reader who knows nothing, each answered within two clicks or by one search."""

from dataclasses import dataclass

from sitebuild.examples import example
from sitebuild.markdown.examples import in_prose

from calculators import display, facts


@dataclass(frozen=True)
class Question:
    """A question as it is typed, what the answer says, and the links that lead there from home."""

    text: str
    answer: str
    clicks: tuple[str, ...]


def _shown(reference: str) -> str:
    return display.figure(facts.figure(reference))


def _of_example(name: str, figure: str, offer: int) -> str:
    return in_prose(example(name).headline(figure, offer))


QUESTIONS = (
    Question(
        "日利率万四，借两万分十期等额本金，一共多少利息",
        _of_example("weilidai", "total_cost", 2),
        ("常见问题",),
    ),
    Question("交199元提额是真的吗", "官方从不为提额收钱", ("我是不是遇上骗子了",)),
    Question(
        "每期手续费0.6%真实年化是多少",
        _of_example("fee", "apr_simple", 1),
        ("报价怎么读",),
    ),
    Question("微信支付分能借钱吗", "支付分不放贷", ("常见问题",)),
    Question("晚还一天会上征信吗", "在宽限期里还上，一般不算逾期", ("晚还了会怎样",)),
    Question("还不上钱了怎么办", "问能不能延期", ("快要还不上了",)),
    Question("月供占收入多少才安全", _shown("dsr.red"), ("我还能背多少债",)),
    Question("信用报告在哪里查", "征信中心", ("征信报告",)),
    Question("不良记录几年能消", _shown("negative-record.years"), ("征信报告",)),
    Question("先交解冻费才放款", "放款前收任何费用都是诈骗", ("我是不是遇上骗子了",)),
)
