"""Numbers, dates, amounts, telephone numbers and the like in a text, in one form for all languages."""

from auditor.language.values.comparison import Difference, compare
from auditor.language.values.reading import values_of
from auditor.language.values.value import Value, ValueKind

__all__ = ["Difference", "Value", "ValueKind", "compare", "values_of"]
