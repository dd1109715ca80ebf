"""The addresses that Jekyll makes of templates such as `/:categories/:year/:month/:day/:title:output_ext`.

After `lib/jekyll/drops/url_drop.rb`, `document.rb` and `page.rb` of Jekyll 4.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from auditor.publication.slugs import jekyll_slug

if TYPE_CHECKING:
    from auditor.model.head import Head

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_DATED = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)\.[^./]+")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s].*)?")
_KEY = re.compile(r":([a-z_]+)")


class Named(NamedTuple):
    """A post's file name: its date and its slug."""

    day: date
    slug: str


def named(path: str) -> Named | None:
    """What the name of a post says; None when it is not named by a date, and Jekyll leaves it alone."""
    found = _DATED.fullmatch(path)
    day = day_of(found[1]) if found else None
    return Named(day, found[2]) if found and day else None


def day_of(written: str) -> date | None:
    """The day of a date as it is written, whatever its time of day."""
    found = _DATE.fullmatch(written.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def days_of(head: Head, name: Named | None) -> tuple[date, ...]:
    """The day of a post, front matter before file name; with a time of day, the same instant's day in UTC as well."""
    written = head.value("date")
    day = day_of(written)
    if not day:
        return (name.day,) if name else ()
    try:
        instant = datetime.fromisoformat(re.sub(r"\s+([+-]\d\d):?(\d\d)$", r"\1:\2", written))
    except ValueError:
        return (day,)
    if instant.tzinfo is None:
        return (day,)
    other = instant.astimezone(UTC).date()
    return (day,) if other == day else (day, other)


def categories_of(head: Head, path: str, marker: str = "_posts") -> tuple[str, ...]:
    """The categories of a post in lower case: the folders above `_posts`, then front matter."""
    above = path.split("/")[:-1]
    folders = above[: above.index(marker)] if marker in above else []
    listed = head.values("categories")
    if len(listed) == 1 and head.fields["categories"][0].value == listed[0]:
        listed = tuple(listed[0].split())
    found = (*folders, *head.values("category"), *listed)
    return tuple(dict.fromkeys(category.casefold() for category in found if category))


def filled(template: str, values: dict[str, str]) -> str:
    """A template with its keys replaced; what is empty leaves no slash behind."""
    made = _KEY.sub(lambda found: _value(found[1], values), STYLES.get(template, template))
    return "/" + re.sub(r"/{2,}", "/", made).lstrip("/")


def _value(key: str, values: dict[str, str]) -> str:
    """A key's value; of `:titlexyz` the longest known key counts."""
    for end in range(len(key), 0, -1):
        if key[:end] in values:
            return values[key[:end]] + key[end:]
    return ":" + key


def date_values(day: date) -> dict[str, str]:
    """The keys that a date fills."""
    year, week, weekday = day.isocalendar()
    return {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "i_month": str(day.month),
        "i_day": str(day.day),
        "short_year": f"{day.year % 100:02}",
        "y_day": f"{day.timetuple().tm_yday:03}",
        "short_month": f"{day:%b}",
        "long_month": f"{day:%B}",
        "short_day": f"{day:%a}",
        "long_day": f"{day:%A}",
        "week": f"{week:02}",
        "w_year": str(year),
        "w_day": str(weekday),
        "hour": "00",
        "minute": "00",
        "second": "00",
    }


def name_values(stem: str, head: Head, *, suffix: str = ".html") -> dict[str, str]:
    """The keys that a name and the field `slug` fill."""
    word = head.value("slug") or stem
    return {
        "title": jekyll_slug(word, cased=True, pretty=True) or stem,
        "slug": jekyll_slug(word),
        "name": jekyll_slug(stem),
        "basename": stem,
        "output_ext": suffix,
    }


def of_dated_name(head: Head, path: str) -> tuple[str, ...]:
    """Where Jekyll's default would put a post that stands outside any site, if its name begins with a date."""
    name = named(path)
    if not name:
        return ()
    values = name_values(name.slug, head) | {"categories": "/".join(categories_of(head, path))}
    return tuple(filled("date", values | date_values(day)) for day in days_of(head, name))
