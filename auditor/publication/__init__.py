"""A publication as one thing in several languages: addresses, counterparts, and what was recognised to find them."""

from auditor.publication.index import recognise
from auditor.publication.settings import PublicationSettings
from auditor.publication.starter import starter_configuration

__all__ = ["PublicationSettings", "recognise", "starter_configuration"]
