"""What stays in a table of stage four when there is little room."""

from __future__ import annotations

import pytest

from ssm_studio.tui.comparison.chart_lines import COLUMNS
from ssm_studio.tui.comparison.table import GAP, fit


@pytest.mark.parametrize("width", [30, 36, 48, 78, 140])
def test_what_a_row_asks_about_is_always_there_and_the_line_fits(width: int) -> None:
    widths = fit(COLUMNS, width)
    assert {"asks", "exists"} <= set(widths)
    assert widths["asks"] > GAP
    assert sum(widths.values()) + GAP * (len(widths) - 1) <= width
