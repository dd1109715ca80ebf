"""Generated posts whose links are known: documents that an author might have written, in every syntax."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

WORDS = (
    "le jardin",
    "a spade",
    "été",
    "cœur 🌱",
    "n’est",
    "dix\u00a0:",
    "tab\there",
    "AT&amp;T",
    "&eacute;t&#233;",
    "une \\* étoile",
    "\\[crochets\\]",
    "« mots »",
    "*fort*",
    "**très** fort",
    "~~non~~",
    "`code [a](b)`",
    "``co`de``",
    "(en anglais)",
    "<em>raw</em>",
    "<!-- caché -->",
    "{{ page.title }}",
)
LINE_ENDS = ("\n", "\r\n", "\r")


class Document(NamedTuple):
    """A text, and the targets of the links that were put into it."""

    text: str
    targets: tuple[str, ...]


class Writer:
    """Draws the parts of one document and notes each link's target."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.targets: list[str] = []
        self.definitions: list[str] = []

    def pick(self, *choices: str) -> str:
        return self._draw(st.sampled_from(choices))

    def count(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))

    def target(self) -> str:
        """A new address, noted as one that must be found."""
        number = len(self.targets)
        path = self.pick("page", "é", "a_(b)", "un?x=1&y=2", "fin#ancre", "a*b*c")
        self.targets.append(f"https://exemple.ca/{number}/{path}")
        return self.targets[-1]

    def markdown_link(self, *, in_table: bool = False) -> str:
        target = self.target()
        text = self.pick("mot", "le *beau* lien", "é 🌱", "`code`", "a \\] b", "AT&amp;T", *(["x \\| y"] * in_table))
        match self.pick("inline", "angle", "title", "reference", "image", "autolink", "html"):
            case "angle":
                return f"[{text}](<{target}>)"
            case "title":
                return f'[{text}]({target} "Titre é")'
            case "reference":
                label = f"réf {len(self.definitions)}"
                self.definitions.append(f"[{label}]: {target}")
                return f"[{text}][{label}]"
            case "image":
                return f"![{text}]({target})"
            case "autolink":
                return f"<{target}>"
            case "html":
                return f'<a class="x" href="{target}">texte</a>'
        return f"[{text}]({target})"

    def line(self, *, in_table: bool = False) -> str:
        """Words and links on one line; it begins with a word, so that no piece begins another block."""
        pieces = [self.pick("Voici", "Été", "Here")]
        pieces += [
            self.markdown_link(in_table=in_table) if self.count(0, 2) == 0 else self.pick(*WORDS)
            for _ in range(self.count(0, 4))
        ]
        return " ".join(pieces)

    def markdown_block(self, depth: int = 0) -> list[str]:
        kinds = ["paragraph", "heading", "setext", "table", "fence", "html", "footnote", "quote", "lazy", "list"]
        match self.pick(*(kinds if depth < 2 else kinds[:3])):
            case "heading":
                return ["#" * self.count(1, 6) + " " + self.line() + self.pick("", " ##")]
            case "setext":
                return [self.line(), self.pick("---", "===")]
            case "table":
                row = [f"| {self.line(in_table=True)} | a \\| b {self.line(in_table=True)} |" for _ in range(2)]
                return [row[0], "|---|:-:|", row[1], self.line(in_table=True) + " | b"]
            case "fence":
                return ["```", "[a]http://b.ca)", "```"]
            case "html":
                target = self.target()
                return ["<div>", f"  <p>Un <a href='{target}'>lien é</a> &amp; plus", "  suite</p>", "</div>"]
            case "footnote":
                name = f"n{len(self.targets)}-{self.count(0, 99)}"
                return [f"Mot[^{name}] suivi", "", f"[^{name}]: {self.line()}"]
            case "quote":
                return ["> " + line if line else ">" for line in self.markdown_block(depth + 1)]
            case "lazy":
                return ["> " + self.line(), self.line(), ">" + self.line()]
            case "list":
                mark = self.pick("* ", "- ", "1. ", "-\t")
                lines: list[str] = []
                for _ in range(self.count(1, 2)):
                    inner = self.markdown_block(depth + 1)
                    indent = "    " if mark == "-\t" else " " * len(mark)
                    lines += [mark + inner[0], *(indent + line if line else "" for line in inner[1:])]
                return lines
        return [self.line(), *(self.pick("", "  ", "\t") + self.line() for _ in range(self.count(0, 2)))]

    def html_inline(self) -> str:
        pieces = [self.pick("Voici", "Été 🌱")]
        for _ in range(self.count(0, 4)):
            match self.pick("word", "link", "image"):
                case "link":
                    quote = self.pick('"', "'")
                    pieces.append(f"<a title=x href={quote}{self.target()}{quote}>{self.pick('mot', '<b>é</b>')}</a>")
                case "image":
                    pieces.append(f'<img alt="é > 🌱" src="{self.target()}">')
                case _:
                    pieces.append(
                        self.pick(
                            "l’été", "a &amp; b", "&#233;t&eacute;", "<br>", "x\u00a0y", "<code>a[0](1)</code>", "\n"
                        )
                    )
        return " ".join(pieces)

    def html_block(self, depth: int = 0) -> str:
        match self.pick("p", "h2", "ul", "table", "comment", "pre", "div"):
            case "h2":
                return f"<h2>{self.html_inline()}</h2>"
            case "ul":
                return f"<ul>\n<li>{self.html_inline()}\n<li>{self.html_inline()}</li></ul>"
            case "table":
                return f"<table><tr><td>{self.html_inline()}</td>\n<th>{self.html_inline()}</th></tr></table>"
            case "comment":
                return "<!-- <a href='https://exemple.ca/jamais'>x</a>\n-->"
            case "pre":
                return "<pre>[a]http://b.ca)</pre>"
            case "div" if depth < 2:
                return f"<div class='é'>\n{self.html_block(depth + 1)}\n</div>"
        return f"<p>{self.html_inline()}</p>"


FRONT_MATTER = (
    "",
    "---\ntitle: L’été au jardin\nlang: fr\nurl: https://exemple.ca/avant\n---\n\n",
    '+++\ntitle = "Été 🌱"\n+++\n',
    '---\ntitle: "A \\"quoted\\" one"\ndescription: >-\n  deux\n  lignes\n---\n',
)


@st.composite
def markdown_documents(draw: st.DrawFn, around: str = "") -> Document:
    """A Markdown post; `around`, when given, stands in one of its lines."""
    writer = Writer(draw)
    blocks = [writer.markdown_block() for _ in range(writer.count(1, 4))]
    if around:
        before, behind = writer.line(), writer.pick("puis", "and so on", "été 🌱.")
        mark = writer.pick("", "> ", "* ", "# ", "> * ")
        blocks.insert(writer.count(0, len(blocks)), [f"{mark}{before} {around} {behind}"])
    parts = ["\n".join(block) for block in blocks] + ["\n".join(writer.definitions)]
    text = writer.pick(*FRONT_MATTER) + "\n\n".join(parts) + writer.pick("", "\n")
    return Document(text.replace("\n", writer.pick(*LINE_ENDS)), tuple(writer.targets))


@st.composite
def html_documents(draw: st.DrawFn) -> Document:
    """An HTML page."""
    writer = Writer(draw)
    body = "\n".join(writer.html_block() for _ in range(writer.count(1, 5)))
    text = f"<!doctype html>\n<html lang=fr><title>Été &amp; 🌱</title>\n<body>\n{body}\n</body></html>\n"
    return Document(
        (writer.pick("", "---\ntitle: é\n---\n") + text).replace("\n", writer.pick(*LINE_ENDS)), tuple(writer.targets)
    )
