import pytest

from tests.rules.fixtures import rulebook
from tests.rules.pages import RULES, page


@pytest.mark.parametrize("rule", sorted(rulebook().rules))
def test_the_page_of_a_rule_is_up_to_date(rule: str) -> None:
    written = (RULES / f"{rule}.md").read_text("utf-8")
    assert written == page(rulebook().rules[rule]), "run `make pages`"
