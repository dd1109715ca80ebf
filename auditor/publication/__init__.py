"""A publication as one thing in several languages: addresses, counterparts, and what was recognised to find them.

`index.recognise` is the door; the settings alone are light, and imported with the configuration.
"""

from auditor.publication.settings import PublicationSettings

__all__ = ["PublicationSettings"]
