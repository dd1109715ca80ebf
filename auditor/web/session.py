"""What one round of questions learns of hosts and of the network, for the next round of the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.web.gate import Gate


class Session:
    """Kept from round to round; a round writes into it as it goes.

    `gates`, by host, know how fast each may be asked. `connected` says that something has answered this machine.
    """

    def __init__(self) -> None:
        self.gates: dict[str, Gate] = {}
        self.connected = False
