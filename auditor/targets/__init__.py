"""Where everything that posts lead to ends, in what language that is, and whether it exists in the reader's own."""

from auditor.targets.destinations import Destinations, Linking, Settled, unasked

__all__ = ["Destinations", "Linking", "Settled", "unasked"]
