"""Rules as data: read from YAML, refused with the line of the mistake, selected by name or family."""

from auditor.rulebook.explanation import explanation
from auditor.rulebook.loader import RuleError
from auditor.rulebook.rulebook import Rulebook, UnknownRuleError, load_rulebook

__all__ = ["RuleError", "Rulebook", "UnknownRuleError", "explanation", "load_rulebook"]
