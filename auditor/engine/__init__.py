"""How work is spread and spared: over processes when there is much, and never twice for the same bytes."""

from auditor.engine.cache import ResultCache, content_key, program_stamp
from auditor.engine.pool import map_ordered

__all__ = ["ResultCache", "content_key", "map_ordered", "program_stamp"]
