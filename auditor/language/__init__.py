"""Which language a post is written in, and which of its passages are in another."""

from auditor.language.identification import language_of_post
from auditor.language.passages import confirmed, read_languages

__all__ = ["confirmed", "language_of_post", "read_languages"]
