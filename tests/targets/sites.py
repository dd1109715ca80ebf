"""A small site of each generator, and where the targets of one of its posts lead.

What is expected was compared with what Hugo 0.111, Jekyll 4.3, MkDocs 1.6 and Eleventy 2 build of the same files.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.publications.builder import ENGLISH, english, french

LAYOUT = '<main id="content">{{ content }}</main>\n'
HEADINGS = f"{ENGLISH}\n\n## Été à l’école\n\n## Opening hours\n\n## Opening hours\n\n## The *end* {{#fin}}\n"


class Small(NamedTuple):
    """Files by path; the post `path` links to the targets, each with what is expected of it.

    "ok", "moved", "outside", "unverified", "broken", "no such place"; behind an arrow the repaired target.
    """

    path: str
    files: dict[str, str]
    targets: dict[str, str]


HUGO = Small(
    "content/en/news/first.md",
    {
        "hugo.toml": (
            'defaultContentLanguage = "en"\n'
            '[languages.en]\nbaseURL = "https://lake.example.ca/"\ncontentDir = "content/en"\n'
            '[languages.fr]\nbaseURL = "https://lac.example.ca/"\ncontentDir = "content/fr"\n'
        ),
        "layouts/_default/single.html": '<main id="content">{{ .Content }}</main>\n',
        "layouts/_default/list.html": '<main id="content">{{ .Content }}</main>\n',
        "layouts/index.html": '<main id="content">{{ .Content }}</main>\n',
        "content/en/_index.md": english(title="Home"),
        "content/en/about.md": english(title="About", aliases="[/who/]").replace(ENGLISH, HEADINGS),
        "content/en/The Ferry.md": english(title="Ferry"),
        "content/en/visit/index.md": english(title="Visit"),
        "content/en/visit/map.png": "x",
        "content/en/later.md": english(title="Later", draft="true"),
        "content/en/news/second.md": english(title="Second", tags="[boats]"),
        "content/fr/_index.md": french(title="Accueil"),
        "content/fr/a-propos.md": french(title="À propos"),
        "static/files/Rules.pdf": "x",
        "static/_redirects": "/old/* /about/\n/gone /nowhere 302\n",
    },
    {
        "/about/": "ok",
        "/about": "ok",
        "/about/index.html": "ok",
        "/about.html": "broken → /about",
        "/About/": "broken → /about/",
        "/abuot/": "broken → /about/",
        "/prices/": "broken",
        "/the-ferry/": "ok",
        "/The Ferry/": "broken → /the-ferry/",
        "/who/": "ok",
        "/old/anything/": "moved",
        "/gone": "broken",
        "/later/": "unverified",
        "../second/": "ok",
        "second/": "broken → ../second/",
        "/visit/map.png": "ok",
        "/visit/Map.png": "broken → /visit/map.png",
        "/files/Rules.pdf": "ok",
        "/files/rules.pdf": "broken → /files/Rules.pdf",
        "/files/prices.pdf": "broken",
        "/news/": "unverified",
        "/tags/boats/": "unverified",
        "/index.xml": "unverified",
        "/a-propos/": "broken",
        "https://lac.example.ca/a-propos/": "ok",
        "https://lac.example.ca/about/": "broken",
        "https://elsewhere.example.ca/": "outside",
        "/about/#été-à-lécole": "ok",
        "/about/#%C3%A9t%C3%A9-%C3%A0-l%C3%A9cole": "ok",
        "/about/#ete-a-lecole": "no such place → /about/#été-à-lécole",
        "/about/#opening-hours-1": "ok",
        "/about/#opening-hours-2": "no such place",
        "/about/#fin": "ok",
        "/about/#the-end": "no such place",
        "/about/#content": "ok",
        "/about/#top": "ok",
        '{{< ref "about.md" >}}': "ok",
        '{{< ref "/news/second" >}}': "ok",
        '{{< relref "second.md" >}}': "ok",
        '{{< ref "abuot.md" >}}': 'broken → {{< ref "about.md" >}}',
        '{{< ref "about.md#fin" >}}': "ok",
        '{{< ref "about.md#end" >}}': "no such place",
        "{{< param link >}}": "unverified",
        "second.md": "unverified",
        "third.md": "broken",
    },
)

JEKYLL = Small(
    "en/index.md",
    {
        "_config.yml": (
            "title: Lake\nbaseurl: /lake\nplugins: [jekyll-redirect-from]\n"
            "exclude: [notes/, '*.docx']\ninclude: [_plans]\n"
            "collections: {routes: {output: true}, drafts: {output: false}}\n"
        ),
        "_layouts/default.html": LAYOUT,
        "_posts/2020-05-04-A-Day-Out.md": english(title="A day out").replace(ENGLISH, HEADINGS),
        "en/about.md": english(title="About", redirect_from="/en/who/", permalink="/en/about/"),
        "en/contact.html": "---\ntitle: Contact\n---\n<h2 id='mail'>Mail</h2>\n",
        "fr/index.md": french(title="Accueil"),
        "assets/rules.pdf": "x",
        "assets/main.scss": "---\n---\n",
        "_drafts/later.md": english(title="Later"),
        "notes/minutes.pdf": "x",
        "assets/form.docx": "x",
        "_plans/north.pdf": "x",
        "_sketches/south.pdf": "x",
        "_routes/bay.pdf": "x",
        "_drafts/bay.pdf": "x",
    },
    {
        "../notes/minutes.pdf": "unverified",
        "../assets/form.docx": "unverified",
        "../_plans/north.pdf": "ok",
        "../_sketches/south.pdf": "unverified",
        "../routes/bay.pdf": "ok",
        "../routes/Bay.pdf": "broken → ../routes/bay.pdf",
        "../drafts/bay.pdf": "broken",
        "{{ site.baseurl }}/en/about/": "ok",
        "{{ '/en/about/' | relative_url }}": "ok",
        "{{ '/en/abuot/' | relative_url }}": "broken → {{ '/en/about/' | relative_url }}",
        "/lake/en/about/": "ok",
        "about/": "ok",
        "about.html": "broken → about",
        "contact.html": "ok",
        "contact": "ok",
        "contact/": "ok",
        "contact.html#mail": "ok",
        "contact.html#Mail": "no such place → contact.html#mail",
        "/lake/en/who/": "ok",
        "/en/nothing/": "unverified",
        "../2020/05/04/A-Day-Out.html": "ok",
        "../2020/05/04/a-day-out.html": "broken → ../2020/05/04/A-Day-Out.html",
        "{% post_url 2020-05-04-A-Day-Out %}": "ok",
        "{% post_url 2020-05-04-a-day-out %}": "broken → {% post_url 2020-05-04-A-Day-Out %}",
        "{% link en/about.md %}": "ok",
        "{% link assets/rules.pdf %}": "ok",
        "{% link en/nothing.md %}": "broken",
        "{% post_url 2020-05-04-A-Day-Out %}#été-à-lécole": "ok",
        "{% post_url 2020-05-04-A-Day-Out %}#opening-hours-1": "ok",
        "{% post_url 2020-05-04-A-Day-Out %}#opening-hour": (
            "no such place → {% post_url 2020-05-04-A-Day-Out %}#opening-hours"
        ),
        "{{ site.baseurl }}/assets/rules.pdf": "ok",
        "../assets/Rules.pdf": "broken → ../assets/rules.pdf",
        "{{ site.baseurl }}/assets/main.css": "unverified",
        "{{ site.baseurl }}/feed.xml": "unverified",
        "{{ page.url }}": "unverified",
        "about.md": "ok",
        "abuot.md": "broken → about.md",
        "{{ site.baseurl }}/en/nothing/": "broken",
    },
)

MKDOCS = Small(
    "docs/guide/start.md",
    {
        "mkdocs.yml": "site_name: Lake\nsite_url: https://lake.example.ca/docs/\ntheme: {name: mkdocs, locale: en}\n",
        "docs/index.md": HEADINGS,
        "docs/guide/next.md": "# Next\n\n## Été à l’école\n",
        "docs/img/map.png": "x",
    },
    {
        "next.md": "ok",
        "../index.md": "ok",
        "../guide/next.md#ete-a-lecole": "ok",
        "next.md#été-à-lécole": "no such place → next.md#ete-a-lecole",
        "nxet.md": "broken → next.md",
        "Next.md": "broken → next.md",
        "prices.md": "broken",
        "../img/map.png": "ok",
        "../img/Map.png": "broken → ../img/map.png",
        "../index.md#opening-hours_1": "ok",
        "../index.md#opening-hours-1": "no such place → ../index.md#opening-hours_1",
        "https://lake.example.ca/docs/guide/next/": "ok",
        "https://lake.example.ca/docs/guide/prices/": "broken",
        "https://lake.example.ca/shop/": "outside",
    },
)

ELEVENTY = Small(
    "src/en/index.md",
    {
        "eleventy.config.js": (
            'const anchor = require("markdown-it-anchor");\nmodule.exports = function (config) {\n'
            '  config.addPassthroughCopy("src/files");\n  config.addPassthroughCopy({ "src/_images": "img" });\n'
            '  config.amendLibrary("md", (md) => md.use(anchor, { slugify: config.getFilter("slugify") }));\n'
            '  return { dir: { input: "src" } };\n};\n'
        ),
        "src/_includes/base.njk": '<main id="content">{{ content | safe }}</main>\n',
        "src/en/en.json": '{"locale": "en", "permalink": "/{{ locale }}/{{ title | slugify }}/"}',
        "src/en/about.md": english(title="About us").replace(ENGLISH, HEADINGS),
        "src/fr/fr.json": '{"locale": "fr", "permalink": "/{{ locale }}/{{ title | slugify }}/"}',
        "src/fr/a-propos.md": french(title="À propos"),
        "src/files/rules.pdf": "x",
        "src/_images/map.png": "x",
    },
    {
        "/en/about-us/": "ok",
        "/en/about-us": "ok",
        "/en/About-Us/": "broken → /en/about-us/",
        "/en/abuot-us/": "broken → /en/about-us/",
        "/en/prices/": "broken",
        "/fr/a-propos/": "ok",
        "/files/rules.pdf": "ok",
        "/img/map.png": "ok",
        "/img/Map.png": "broken → /img/map.png",
        "/en/about-us/#ete-a-l-ecole": "ok",
        "/en/about-us/#opening-hours-1": "ok",
        "/en/about-us/#content": "ok",
        "/en/about-us/#opening-hour": "no such place → /en/about-us/#opening-hours",
        "/en/about-us/#prices": "no such place",
    },
)

DOCUSAURUS = Small(
    "docs/start.md",
    {
        "docusaurus.config.js": (
            'module.exports = {url: "https://lake.example.ca", baseUrl: "/docs-site/",\n'
            '  i18n: {defaultLocale: "en", locales: ["en", "fr"]}, presets: [["classic", {docs: {}, blog: {}}]]};\n'
        ),
        "docs/next.md": english(title="Next").replace(ENGLISH, HEADINGS),
        "docs/guide/02-deep.md": english(title="Deep"),
        "i18n/fr/docusaurus-plugin-content-docs/current/next.md": french(title="Suite"),
        "src/pages/shop.js": "export default () => null;\n",
        "static/files/rules.pdf": "x",
        "docs/map.png": "x",
    },
    {
        "./next.md": "ok",
        "next.md#été-à-lécole": "ok",
        "next.md#ete": "no such place",
        "nxet.md": "broken → next.md",
        "/docs/next": "ok",
        "/docs/guide/deep": "ok",
        "@site/docs/next.md": "ok",
        "guide/02-deep.md": "ok",
        "./map.png": "ok",
        "./Map.png": "broken → map.png",
        "/shop": "unverified",
        "/docs/category/guides": "unverified",
        "/docs/prices": "broken",
        "/files/rules.pdf": "ok",
        "pathname:///files/rules.pdf": "ignored",
    },
)

STARLIGHT = Small(
    "src/content/docs/start.md",
    {
        "astro.config.mjs": (
            'import starlight from "@astrojs/starlight";\nexport default {integrations: [starlight({\n'
            '  defaultLocale: "root", locales: {root: {label: "English", lang: "en"}, fr: {label: "Français"}}})]};\n'
        ),
        "src/content/docs/next.md": english(title="Next").replace(ENGLISH, HEADINGS),
        "src/content/docs/fr/next.md": french(title="Suite"),
        "src/pages/shop/[item].astro": "---\n---\n",
        "public/files/rules.pdf": "x",
    },
    {
        "/next/": "ok",
        "/fr/next/": "ok",
        "/fr/start/": "ok",
        "/next/#été-à-lécole": "ok",
        "/shop/boat": "unverified",
        "/prices/": "broken",
        "/files/rules.pdf": "ok",
        "/files/Rules.pdf": "broken → /files/rules.pdf",
    },
)

FOLDER = Small(
    "notes/start.md",
    {
        "notes/next.md": HEADINGS,
        "notes/deep/README.md": ENGLISH,
        "notes/map.png": "x",
    },
    {
        "next.md": "ok",
        "next": "ok",
        "deep/": "ok",
        "map.png": "ok",
        "Map.png": "broken → map.png",
        "plan.pdf": "broken",
        "pictures/plan.pdf": "unverified",
        "nxet.md": "broken → next.md",
        "prices.md": "broken",
        "prices": "unverified",
        "/prices/": "unverified",
        "../above.md": "broken",
        "../../above.md": "unverified",
        "next.md#opening-hours-1": "ok",
        "next.md#opening-hour": "no such place → next.md#opening-hours",
        "next.md#t--lcole": "ok",
        "#here": "no such place",
    },
)

BUILT = Small(
    "en/index.html",
    {
        "en/about.html": '<html lang="en"><title>About</title><h1 id="a">About</h1></html>',
        "fr/index.html": '<html lang="fr"><title>Accueil</title><h1>Accueil</h1></html>',
        "fr/a-propos/index.html": '<html lang="fr"><title>À propos</title><h1>À propos</h1></html>',
        "img/map.png": "x",
    },
    {
        "about.html": "ok",
        "about": "ok",
        "/fr/a-propos/": "ok",
        "/fr/a-propos": "ok",
        "../fr/": "ok",
        "/en/abuot.html": "broken → /en/about.html",
        "/en/prices.html": "broken",
        "about.html#a": "ok",
        "about.html#b": "no such place",
        "../img/map.png": "ok",
        "../img/Map.png": "broken → ../img/map.png",
    },
)
