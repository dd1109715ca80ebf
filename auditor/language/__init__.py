"""Which language a post is written in."""

from auditor.language.identification import language_of_post

__all__ = ["language_of_post"]
