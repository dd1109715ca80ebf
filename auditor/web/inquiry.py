"""What passes between the wrappers that answer for one address."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.destination import NamedBy
from auditor.model.outcome import Hop, Outcome
from auditor.web.address import Address
from auditor.web.exchange import Answer
from auditor.web.failure import NoAnswer
from auditor.web.store import Validators


class Inquiry(Struct, frozen=True):
    """An address to ask.

    `page`: what its page says is wanted. `head`: HEAD may do, if it shows that there is no page. `tries` timed out
    before.
    `named_by` says how far it is to be doubted though it answers.
    `validators` are those of what is known of it, when that came from the address itself.
    """

    address: Address
    languages: tuple[str, ...] = ()
    page: bool = True
    head: bool = False
    tries: int = 0
    validators: Validators = Validators()
    named_by: NamedBy = NamedBy.POST


class Trail(Struct, frozen=True):
    """The redirects of an address, every address asked, and what came at the end: an answer, or why there is none.

    `fragment` is the one that the last redirect with any names.
    """

    hops: tuple[Hop, ...]
    places: tuple[Address, ...]
    end: Answer | NoAnswer
    fragment: str = ""


class Judged(Struct, frozen=True):
    """An outcome, and what the wrappers around it need to know.

    `unchanged`: the page is as it was known. `final`: to ask again is useless. `local`: it may lie with this machine.
    """

    outcome: Outcome
    validators: Validators = Validators()
    unchanged: bool = False
    final: bool = False
    local: bool = False
