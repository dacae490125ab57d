"""The options of the list from which a debt is picked."""

import json
from collections.abc import Iterable, Mapping

from calculators.household.picks import Pick
from calculators.language import _
from calculators.rendering.html import Html, join, tag


def options(picks: Iterable[Pick]) -> Html:
    """Return an option for each debt, which types it into the loan's controls, and one for none."""
    return join(tag("option", _("请选一笔"), value=""), *map(_option, picks))


def _option(pick: Pick) -> Html:
    return tag(
        "option",
        pick.label,
        value=pick.number or "",
        disabled=pick.number is None,
        data_fills=_json(pick.loan.texts) if pick.loan else None,
        data_row=_json(pick.loan.row) if pick.loan else None,
    )


def _json(texts: Mapping[str, str]) -> str:
    return json.dumps(dict(texts), ensure_ascii=False)
