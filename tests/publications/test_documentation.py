"""The generators of documentation: MkDocs, Docusaurus, Starlight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.publication import PairedBy
from tests.publications.builder import addresses, english, french, kinds, publication_of

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = """
site_url: https://guide.example.ca/
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - search
  - i18n:
      languages:
        - {locale: en, default: true, name: English}
        - {locale: fr, name: Français}
"""


def test_mkdocs_with_suffixes(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": SUFFIX,
        "docs/index.md": english(title="Home"),
        "docs/index.fr.md": french(title="Accueil"),
        "docs/start/install.md": english(title="Install"),
        "docs/start/install.fr.md": french(title="Installer"),
        "docs/rules.md": english(title="Rules"),
    }
    made = publication_of(tmp_path, files)
    assert addresses(made) == {
        "docs/index.fr.md": "https://guide.example.ca/fr/",
        "docs/index.md": "https://guide.example.ca/",
        "docs/rules.md": "https://guide.example.ca/rules/",
        "docs/start/install.fr.md": "https://guide.example.ca/fr/start/install/",
        "docs/start/install.md": "https://guide.example.ca/start/install/",
    }
    assert len(made.pairs()) == 2
    assert kinds(made) == {"docs/rules.md": ["missing"]}
    assert [one.kind for one in made.assumptions if "not-read" in one.kind] == []


def test_mkdocs_with_folders(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "docs_dir: pages\nuse_directory_urls: false\nplugins:\n  i18n:\n",
        "pages/en/index.md": english(title="Home"),
        "pages/fr/index.md": french(title="Accueil"),
    }
    files["mkdocs.yml"] = (
        "docs_dir: pages\nuse_directory_urls: false\nplugins:\n  - i18n:\n      docs_structure: folder\n"
        "      languages:\n        - {locale: en, default: true}\n        - {locale: fr}\n"
    )
    files |= {"pages/en/visit.md": english(title="Visit"), "pages/fr/visit.md": french(title="Visite")}
    made = publication_of(tmp_path, files)
    assert addresses(made)["pages/en/visit.md"] == "/visit.html"
    assert addresses(made)["pages/fr/visit.md"] == "/fr/visit.html"
    assert len(made.pairs()) == 2


CONFIG = """
export default {
  title: 'Guide', // baseUrl: '/not-this/'
  url: 'https://guide.example.ca',
  baseUrl: '/handbook/',
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
};
"""
PLUGIN = "i18n/fr/docusaurus-plugin-content"


def test_docusaurus(tmp_path: Path) -> None:
    files = {
        "docusaurus.config.js": CONFIG,
        "docs/01-start/02-install.md": english(title="Install"),
        f"{PLUGIN}-docs/current/01-start/02-install.md": french(title="Installer"),
        "docs/start.md": english(title="Start", slug="/"),
        f"{PLUGIN}-docs/current/start.md": french(title="Début", slug="/"),
        "docs/rules.mdx": english(title="Rules", id="the-rules"),
        "blog/2021-08-26-welcome.md": english(title="Welcome"),
        f"{PLUGIN}-blog/2021-08-26-welcome.md": french(title="Bienvenue"),
        "src/pages/about.md": english(title="About"),
        f"{PLUGIN}-pages/about.md": french(title="À propos"),
    }
    made = publication_of(tmp_path, files)
    site = "https://guide.example.ca/handbook"
    assert addresses(made) == {
        "blog/2021-08-26-welcome.md": f"{site}/blog/2021/08/26/welcome",
        "docs/01-start/02-install.md": f"{site}/docs/start/install",
        "docs/rules.mdx": f"{site}/docs/the-rules",
        "docs/start.md": f"{site}/docs/",
        f"{PLUGIN}-blog/2021-08-26-welcome.md": f"{site}/fr/blog/2021/08/26/welcome",
        f"{PLUGIN}-docs/current/01-start/02-install.md": f"{site}/fr/docs/start/install",
        f"{PLUGIN}-docs/current/start.md": f"{site}/fr/docs/",
        f"{PLUGIN}-pages/about.md": f"{site}/fr/about",
        "src/pages/about.md": f"{site}/about",
    }
    assert len(made.pairs()) == 4
    assert kinds(made) == {"docs/rules.mdx": ["missing"]}


def blog_of(options: str, trailing_slash: str = "") -> str:
    return f"""
const config = {{
  url: 'https://guide.example.ca',
  baseUrl: '/',
  {trailing_slash}
  i18n: {{ defaultLocale: 'en', locales: ['en', 'fr'] }},
  presets: [['classic', /** @type {{import('x').Options}} */ ({{
    docs: {{ sidebarPath: require.resolve('./sidebars.js') }},
    blog: {options},
  }})]],
  themeConfig: {{ docs: {{ routeBasePath: 'not-this' }} }},
}};
"""


@pytest.mark.parametrize(
    ("file", "slug", "address"),
    [
        ("2023-05-23-name.md", "", "/articles/2023/05/23/name"),
        ("2023-05-23-name/index.md", "", "/articles/2023/05/23/name"),
        ("2023/05/23/name.md", "", "/articles/2023/05/23/name"),
        ("team/2023-05-23-name.md", "", "/articles/2023/05/23/team/name"),
        ("name/index.md", "", "/articles/name"),
        ("2023-05-23-name/index.md", "cards", "/articles/cards"),
        ("2023-05-23-name/2023-05-23-name.md", "/cards", "/articles/cards"),
        ("2023-05-23-name.md", "new/cards", "/articles/new/cards"),
    ],
)
def test_docusaurus_counts_the_slug_of_a_blog_post_from_the_root_of_the_blog(
    tmp_path: Path, file: str, slug: str, address: str
) -> None:
    fields = {"slug": slug} if slug else {}
    files = {
        "docusaurus.config.js": blog_of("{ routeBasePath: 'articles' }"),
        f"blog/{file}": english(**fields),
        f"{PLUGIN}-blog/{file}": french(**fields),
    }
    made = publication_of(tmp_path, files)
    assert addresses(made) == {
        f"blog/{file}": f"https://guide.example.ca{address}",
        f"{PLUGIN}-blog/{file}": f"https://guide.example.ca/fr{address}",
    }
    assert len(made.pairs()) == 1


ADDED = """
export default {
  plugins: [
    ['@docusaurus/plugin-content-blog', { id: 'news', path: './journal', routeBasePath: 'latest' }],
    ["content-docs", { id: "api", path: "reference" , routeBasePath: "reference/api" }],
  ],
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
};
"""


def test_docusaurus_with_several_plugins_of_a_kind(tmp_path: Path) -> None:
    files = {
        "docusaurus.config.js": ADDED,
        "journal/2023-05-23-name/index.md": english(),
        f"{PLUGIN}-blog-news/2023-05-23-name/index.md": french(),
        "reference/calls.md": english(),
        f"{PLUGIN}-docs-api/current/calls.md": french(),
        "api_versioned_docs/version-1.0/calls.md": english(),
        f"{PLUGIN}-docs-api/version-1.0/calls.md": french(),
        "docs/index.md": english(),
        f"{PLUGIN}-docs/current/index.md": french(),
    }
    made = publication_of(tmp_path, files)
    assert addresses(made) == {
        "api_versioned_docs/version-1.0/calls.md": "/reference/api/1.0/calls",
        "docs/index.md": "/",
        f"{PLUGIN}-blog-news/2023-05-23-name/index.md": "/fr/latest/2023/05/23/name",
        f"{PLUGIN}-docs-api/current/calls.md": "/fr/reference/api/calls",
        f"{PLUGIN}-docs-api/version-1.0/calls.md": "/fr/reference/api/1.0/calls",
        f"{PLUGIN}-docs/current/index.md": "/fr/",
        "journal/2023-05-23-name/index.md": "/latest/2023/05/23/name",
        "reference/calls.md": "/reference/api/calls",
    }
    assert len(made.pairs()) == 4


def test_docusaurus_shows_by_its_translations_that_a_folder_is_a_blog(tmp_path: Path) -> None:
    name = "2023-05-23-cards/2023-05-23-cards.mdx"
    files = {
        "docusaurus.config.js": blog_of("{ showReadingTime: true }"),
        f"articles/{name}": english(slug="cards"),
        f"{PLUGIN}-blog-articles/{name}": french(slug="cards"),
    }
    assert addresses(publication_of(tmp_path, files)) == {
        f"articles/{name}": "https://guide.example.ca/articles/cards",
        f"{PLUGIN}-blog-articles/{name}": "https://guide.example.ca/fr/articles/cards",
    }


@pytest.mark.parametrize(
    ("setting", "page", "folder"),
    [
        ("", "/docs/start", "/docs/about/"),
        ("trailingSlash: false,", "/docs/start", "/docs/about"),
        ("trailingSlash: true,", "/docs/start/", "/docs/about/"),
    ],
)
def test_docusaurus_ends_addresses_as_trailing_slash_says(tmp_path: Path, setting: str, page: str, folder: str) -> None:
    files = {
        "docusaurus.config.js": blog_of("{}", setting),
        "docs/start.md": english(),
        "docs/about/about.md": english(),
        f"{PLUGIN}-docs/current/about/about.md": french(),
        "src/pages/index.md": english(),
        f"{PLUGIN}-pages/index.md": french(),
    }
    site = "https://guide.example.ca"
    assert addresses(publication_of(tmp_path, files)) == {
        "docs/about/about.md": site + folder,
        "docs/start.md": site + page,
        f"{PLUGIN}-docs/current/about/about.md": f"{site}/fr{folder}",
        f"{PLUGIN}-pages/index.md": f"{site}/fr/",
        "src/pages/index.md": f"{site}/",
    }


def test_starlight_with_a_root_locale(tmp_path: Path) -> None:
    config = """
export default defineConfig({
  site: 'https://guide.example.ca',
  integrations: [starlight({
    title: 'Guide',
    defaultLocale: 'root',
    locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } },
  })],
});
"""
    files = {
        "astro.config.mjs": config,
        "src/content/docs/index.mdx": english(title="Home"),
        "src/content/docs/fr/index.mdx": french(title="Accueil"),
        "src/content/docs/start/install.md": english(title="Install"),
        "src/content/docs/fr/start/install.md": french(title="Installer"),
        "src/content/docs/rules.md": english(title="Rules", draft="true"),
    }
    made = publication_of(tmp_path, files)
    assert addresses(made) == {
        "src/content/docs/fr/index.mdx": "https://guide.example.ca/fr/",
        "src/content/docs/fr/start/install.md": "https://guide.example.ca/fr/start/install/",
        "src/content/docs/index.mdx": "https://guide.example.ca/",
        "src/content/docs/rules.md": "",
        "src/content/docs/start/install.md": "https://guide.example.ca/start/install/",
    }
    assert {entry.paired_by for entry in made.entries.values()} == {PairedBy.PATH, None}
    assert kinds(made) == {}


def test_starlight_with_a_folder_for_each_locale(tmp_path: Path) -> None:
    locales = "{ en: { label: 'English' }, fr: { label: 'Français' } }"
    config = f"export default {{ integrations: [starlight({{ defaultLocale: 'en', locales: {locales} }})] }};"
    files = {
        "astro.config.mjs": config,
        "src/content/docs/en/visit.md": english(title="Visit"),
        "src/content/docs/fr/visit.md": french(title="Visite"),
    }
    made = publication_of(tmp_path, files)
    assert addresses(made)["src/content/docs/en/visit.md"] == "/en/visit/"
    assert len(made.pairs()) == 1


@pytest.mark.parametrize(
    ("config", "text", "post", "address"),
    [
        ("mkdocs.yml", "site_url: https://guide.example.ca/docs/\n", "docs/cards.md", "/docs/cards/"),
        ("_config.yml", "url: https://guide.example.ca\nbaseurl: /docs\n", "cards.md", "/docs/cards.html"),
        ("docusaurus.config.js", "export default { url: 'https://guide.example.ca' };", "docs/cards.md", "/docs/cards"),
        (
            "astro.config.mjs",
            "export default { site: 'https://guide.example.ca' };",
            "src/content/docs/cards.md",
            "/cards/",
        ),
    ],
)
def test_the_host_is_known_where_no_language_is(
    tmp_path: Path, config: str, text: str, post: str, address: str
) -> None:
    made = publication_of(tmp_path, {config: text, post: "# Cards\n"})
    assert addresses(made) == {post: f"https://guide.example.ca{address}"}
    assert set(made.sites[0].hosts.values()) == {"https://guide.example.ca" + ("/docs/" if "mkdocs" in config else "")}
    assert [one for one in made.assumptions if one.facts.get("language") == ""] == []
