"""The text of a document in each format."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TAGS = frozenset("i em b strong sup sub span div a u p".split())


class _Reader(HTMLParser):
    """Collects text and links; rejects tags that do not match, or that we do not write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= {"style", "class", "href"}, attrs
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read_html(source: str) -> tuple[str, list[str]]:
    """(text, targets of links) of a fragment of HTML."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    assert not reader.open
    return folded("".join(reader.texts)), reader.links


def read_markdown(source: str) -> tuple[str, list[str]]:
    from markdown_it import MarkdownIt

    page = MarkdownIt("commonmark").render(source)
    assert page.startswith("<p>"), page
    assert page.count("<p>") == 1, page
    return read_html(page)


def read_rst(source: str) -> tuple[str, list[str]]:
    """(text, targets of links) of one paragraph of reStructuredText; no mistake in it."""
    from docutils import nodes
    from docutils.core import publish_doctree

    tree = publish_doctree(
        source, settings_overrides={"report_level": 1, "halt_level": 1, "_disable_config": True}
    )
    assert [type(child) for child in tree.children] == [nodes.paragraph], tree.pformat()
    links = [node["refuri"] for node in tree.findall(nodes.reference)]
    return folded(tree.astext()), links


RTF = re.compile(r"\\u(-?\d+) |\\([\\{}])|\\~|(\\\*)?\\[a-z]+-?\d* ?|[{}]|(HYPERLINK \"[^\"]*\")")


def read_rtf(source: str) -> str:
    """The text of RTF that is balanced and in ASCII."""
    assert source.isascii()
    depth = 0
    for sign in re.findall(r"\\[\\{}]|[{}]", source):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0

    def meant(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1]) % 65536)
        return match[2] or ("\u00a0" if match[0] == "\\~" else "")

    units = RTF.sub(meant, source).encode("utf-16-le", "surrogatepass")
    return folded(units.decode("utf-16-le"))


LATEX_SIGNS = {
    "\\textbackslash{}": "\\",
    "\\textasciicircum{}": "^",
    "\\textasciitilde{}": "~",
    "\\textless{}": "<",
    "\\textgreater{}": ">",
    "\\textasciigrave{}": "`",
    "\\,": "\u202f",
    "~": "\u00a0",
    "{}": "",
    **{f"\\{sign}": sign for sign in "{}$&#%_"},
}
# An empty group behind a letter is the argument of a command: \textbf{}.
LATEX_SIGN = re.compile(
    "|".join(r"(?<![A-Za-z])\{\}" if sign == "{}" else re.escape(sign) for sign in LATEX_SIGNS)
)
LATEX_LINK = re.compile(r"\\href\{(?:\\[%#&]|[^\\{}%#&])*\}")
LATEX_COMMANDS = frozenset(
    """emph textsl textbf textsuperscript textsubscript textsc underline textup textnormal
    textmd""".split()
)


def read_latex(source: str) -> str:
    """The text of LaTeX that has only our commands, and balanced groups."""
    rest = LATEX_SIGN.sub("", LATEX_LINK.sub("", source))
    assert set(re.findall(r"\\([A-Za-z]*)", rest)) <= LATEX_COMMANDS, source
    assert not re.search(r"[%#$&_^~]", rest), source
    depth = 0
    for brace in re.findall(r"[{}]", rest):
        depth += {"{": 1, "}": -1}[brace]
        assert depth >= 0, source
    assert depth == 0, source
    marks = re.compile(LATEX_SIGN.pattern + r"|\\[a-z]+\{|[{}]")
    return folded(
        marks.sub(lambda match: LATEX_SIGNS.get(match[0], ""), LATEX_LINK.sub("", source))
    )


def folded(text: str) -> str:
    return " ".join(text.split())
