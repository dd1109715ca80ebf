"""Which machines may be asked: those of the public web, and those that the user allows.

A post is not trusted: without this, an address in it could make the auditor ask a router, a database or a cloud's
metadata service. Names are looked up once and what they gave is checked and connected to (`names`); nothing is
looked up a second time in between. Addresses are judged by IANA's special-purpose registries (RFC 6890), ports by
the Fetch standard's list of bad ports.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from auditor.model.outcome import Cause
from auditor.web.address import is_this_machine
from auditor.web.failure import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.web.address import Address
    from auditor.web.exchange import Answer, Ask, Call

    IPAddress = IPv4Address | IPv6Address
    IPNetwork = IPv4Network | IPv6Network

_SPECIAL = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network, unspecified
            "10.0.0.0/8",
            "100.64.0.0/10",  # carriers' NAT, and Alibaba's metadata
            "127.0.0.0/8",
            "168.63.129.16/32",  # Azure's platform service, in public space
            "169.254.0.0/16",  # link-local, and most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",  # documentation, like the two below
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))  # Teredo among the first
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")

# fmt: off
_BAD_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))
# fmt: on


class Guard:
    """Says which addresses may be asked."""

    def __init__(self, allowed: bool | Iterable[str] = False) -> None:
        """`allowed`: True for every machine, or host names, IP addresses and networks ("10.1.0.0/16")."""
        self._all = allowed is True
        named = () if isinstance(allowed, bool) else tuple(allowed)
        self._networks = tuple(network for network in map(_network, named) if network)
        self._names = frozenset(name.lower().rstrip(".") for name in named if not _network(name))

    def refuses(self, address: Address) -> bool:
        """Whether the address may not be asked, as far as can be known before its name is looked up."""
        if address.port in _BAD_PORTS:
            return True
        literal = _literal(address.host)
        machine = literal or ("127.0.0.1" if is_this_machine(address.host) else "")
        return bool(machine) and not self.admits(address.host, machine)

    def admits(self, host: str, found: str) -> bool:
        """Whether `found`, an IP address that the name `host` has or is, may be connected to."""
        if self._all or host.lower().rstrip(".") in self._names:
            return True
        try:
            machine = ip_address(found.partition("%")[0])
        except ValueError:
            return False
        return is_public(machine) or any(
            machine.version == network.version and machine in network for network in self._networks
        )


class Guarded:
    """Asks no machine that the guard refuses; what a name leads to is checked when it is looked up."""

    def __init__(self, guard: Guard, inner: Ask) -> None:
        self._guard = guard
        self._inner = inner

    async def __call__(self, call: Call) -> Answer:
        """The answer to `call`. Raises NoAnswer, with Cause.PRIVATE for what may not be asked."""
        if self._guard.refuses(call.address):
            raise NoAnswer(Cause.PRIVATE)
        return await self._inner(call)


def is_public(machine: IPAddress) -> bool:
    """Whether an address is of the public internet, with that which it carries inside."""
    if isinstance(machine, IPv4Address):
        return not any(machine in network for network in _SPECIAL)
    if machine in _NAT64:
        return is_public(IPv4Address(int(machine) & 0xFFFFFFFF))
    if machine in _SIX_TO_FOUR and machine.sixtofour and not is_public(machine.sixtofour):
        return False
    if _isatap(machine) and not is_public(IPv4Address(int(machine) & 0xFFFFFFFF)):
        return False
    # What is mapped or compatible (::ffff:127.0.0.1, ::127.0.0.1), local-use NAT64, unique local, link-local and
    # multicast all lie outside global unicast.
    return machine in _GLOBAL_UNICAST and not any(machine in network for network in _SPECIAL_6)


def _isatap(machine: IPv6Address) -> bool:
    """An interface identifier that holds an IPv4 address (RFC 5214, 6.1)."""
    return (int(machine) >> 32) & 0xFDFFFFFF == 0x00005EFE


def _literal(host: str) -> str:
    """The IP address that a host is, "" for a name."""
    try:
        return str(ip_address(host.strip("[]")))
    except ValueError:
        return ""


def _network(text: str) -> IPNetwork | None:
    try:
        return ip_network(text.strip("[]"), strict=False)
    except ValueError:
        return None
