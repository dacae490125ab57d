"""What is in the cells of a result's tables."""

import pytest

from calculators.rendering.result import render
from calculators.results import Column, Result, Table, Tone, Toned


@pytest.mark.parametrize("tone", Tone)
def test_a_light_in_a_table_is_a_word_with_its_colour(tone: Tone) -> None:
    light = Toned(text="<灯>", tone=tone)
    table = Table(caption="信号", columns=(Column(label="灯"),), rows=((light,),))
    html = render(Result((table,)))
    assert (
        f'<td role="cell" class="number"><span class="tone tone--{tone}">&lt;灯&gt;</span></td>'
        in html
    )
