"""A web of many hosts on loopback addresses, whose every answer is known beforehand."""
