"""How work is spread: in this process when there is little, over a pool of processes when there is much."""

from auditor.engine.pool import map_ordered

__all__ = ["map_ordered"]
