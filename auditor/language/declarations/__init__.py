"""Declarations such as "(in French only)": found in a post, tied to their links; and a publication's habit."""

from auditor.language.declarations.reader import DeclarationReader, declared

__all__ = ["DeclarationReader", "declared"]
