"""Declarations such as "(in French only)": found in a post, tied to their links; and a publication's habit."""

from auditor.language.declarations.reader import DeclarationReader, declared
from auditor.language.declarations.usage import Usage

__all__ = ["DeclarationReader", "Usage", "declared"]
