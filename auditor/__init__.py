"""Audits publications that appear in two languages."""

__version__ = "0.1.0"
