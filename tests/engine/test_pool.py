"""The order of the results is that of the items, whatever the number of processes."""

from __future__ import annotations

import pytest

from auditor.engine import map_ordered


def work(item: int) -> bytes:
    return str(item).encode()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_keep_the_order_of_the_items(jobs: int) -> None:
    assert list(map_ordered(work, range(100), jobs)) == [str(item).encode() for item in range(100)]
