"""How work is spread and spared: over processes when there is much, and never twice for the same bytes."""

from auditor.engine.cache import ResultCache, content_key, context_key
from auditor.engine.digests import Digests
from auditor.engine.pool import map_ordered

__all__ = ["Digests", "ResultCache", "content_key", "context_key", "map_ordered"]
