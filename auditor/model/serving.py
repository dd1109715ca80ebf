"""What a site's host serves besides its posts, and how the site's generator makes ids of headings."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class AnchorStyle(StrEnum):
    """The rule by which ids are made of headings."""

    UNKNOWN = "unknown"  # by code that nobody here has read
    NONE = "none"  # headings get no ids
    GOLDMARK = "goldmark"  # Hugo
    GOLDMARK_ASCII = "goldmark-ascii"  # Hugo, autoHeadingIDType: github-ascii
    BLACKFRIDAY = "blackfriday"  # Hugo, autoHeadingIDType: blackfriday
    KRAMDOWN = "kramdown"  # Jekyll, kramdown.input: kramdown
    GITHUB = "github"  # Jekyll's default, Docusaurus, Starlight, github.com itself
    PYTHON_MARKDOWN = "python-markdown"  # MkDocs
    PYTHON_MARKDOWN_UNICODE = "python-markdown-unicode"  # MkDocs with pymdownx.slugs
    MARKDOWN_IT = "markdown-it"  # Eleventy with markdown-it-anchor as it comes
    SLUGIFY = "slugify"  # Eleventy with its own filter, or its plugin for ids


class Mount(Struct, frozen=True):
    """A folder whose files are served: `folder` is relative to the root, `prefix` what stands before their paths.

    `host` is that of a folder which is served by one language's host alone. One that is not `certain` holds what the
    generator may or may not publish.
    """

    folder: str
    prefix: str = ""
    host: str = ""
    certain: bool = True


class Serving(Struct, frozen=True):
    """What is known of one site besides the addresses of its posts; paths are relative to the run's root.

    `made` are regular expressions of paths, below the site's base, that the generator makes of itself. `pages_known`
    and `files_known` say that every page, and every other file, is among the sources or in `made`; `layouts_known`
    that `layouts`, where elements with ids may stand, are all there are. `from_sources` says that a link to a
    source file becomes one to its page. `fallback`: what is not translated is shown in the default language.
    `withheld` are git-style patterns, from the site's folder, of files that are not published.
    """

    site: str = ""
    generator: str = ""
    mounts: tuple[Mount, ...] = ()
    made: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    anchors: AnchorStyle = AnchorStyle.UNKNOWN
    pages_known: bool = True
    files_known: bool = True
    layouts_known: bool = True
    from_sources: bool = True
    fallback: bool = False
    withheld: tuple[str, ...] = ()
