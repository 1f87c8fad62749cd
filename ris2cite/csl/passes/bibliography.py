"""Passes for entries: alignment, repeated authors, links (CSL 1.0.2, "Bibliography")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from ris2cite.csl.compiling.style import CompiledLayout, CompiledStyle
from ris2cite.csl.input.reference import Reference
from ris2cite.csl.nodes.names import NameList
from ris2cite.markup.output import (
    LINK,
    Format,
    Node,
    Output,
    find_tag,
    replace_tag,
    text_of,
    without_tag,
)
from ris2cite.text.doi import doi_address

# In the same order of preference as in pandoc.
_ADDRESSES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("DOI", doi_address),
    ("PMCID", "https://www.ncbi.nlm.nih.gov/pmc/articles/{}".format),
    ("PMID", "https://pubmed.ncbi.nlm.nih.gov/{}".format),
    ("URL", lambda _: ""),  # if it is not an address
)
_LEFT = Format(display="left-margin")
_RIGHT = Format(display="right-inline")


class AuthorSubstitution:
    """Replaces names that repeat those of the previous entry.

    Implements the values of subsequent-author-substitute-rule. ``substituted`` must be
    called with the entries in order.
    """

    def __init__(self, text: str, rule: str) -> None:
        self.text = text
        self.rule = rule
        self.before: list[str] = []
        self.before_whole = ""

    def substituted(self, tree: Node) -> Node:
        """The entry, with its first list of names replaced if it is repeated."""
        node = find_tag(tree, "names")
        if node is None or not _leads(tree, node):
            self.before, self.before_whole = [], ""
            return tree
        lists = _tagged(node, "namelist")
        names = _tagged(node, "name") or lists or [*node.children]
        # "et al." is not a name: if all names that are shown match, it is replaced too.
        whole = _people(lists) or " ".join(text_of(piece) for piece in lists or node.children)
        before, before_whole = self.before, self.before_whole
        self.before, self.before_whole = [text_of(name) for name in names], whole
        if self.rule == "complete-all":
            if whole and whole == before_whole:
                return self._replaced(tree, node, lists)
            return tree
        return self._by_name(tree, node, names, before)

    def _replaced(self, tree: Node, node: Node, lists: list[Output]) -> Node:
        """The entry with the substitute in place of the names; labels are kept."""
        if not self.text:
            return without_tag(tree, "names")
        if lists:
            return replace_tag(tree, "names", _swap(node, {id(lists[0])}, self.text))
        return replace_tag(tree, "names", _emptied(node, self.text))

    def _by_name(self, tree: Node, node: Node, names: list[Output], before: list[str]) -> Node:
        texts = self.before
        same = 0
        while same < min(len(texts), len(before)) and texts[same] == before[same]:
            same += 1
        whole = same == len(texts) == len(before)
        if self.rule == "complete-each":
            count = len(texts) if whole else 0
        elif self.rule == "partial-each":
            count = same
        else:  # partial-first
            count = min(same, 1)
        if not count:
            return tree
        chosen = {id(name) for name in names[:count]}
        return replace_tag(tree, "names", _swap(node, chosen, self.text))


def _people(lists: list[Output]) -> str:
    """A key for the people in the lists, who may differ although their initials do not."""
    key = ""
    for each in lists:
        if isinstance(each, NameList):
            for p in each.people:
                key += f"\n{p.non_dropping}{p.family}{p.given}{p.suffix}{p.literal}"
            key += "\n\n" * each.more
    return key


def _leads(tree: Node, node: Node) -> bool:
    """Whether only the citation number is printed before the names."""
    for child in tree.children:
        if child is node:
            return True
        if isinstance(child, str):
            if child:
                return False
        elif find_tag(child, "names") is node:
            return _leads(child, node)
        elif child.tag != "citation-number" and text_of(child):
            return False
    return True


def _emptied(node: Node, text: str) -> Node:
    """The formatted node, with its content replaced by the text."""
    inner = node.children[0] if len(node.children) == 1 else None
    children: list[Output] = [_emptied(inner, text) if isinstance(inner, Node) else text]
    return Node(children, node.format, node.prefix, node.suffix, "", node.tag)


def _tagged(node: Node, tag: str) -> list[Output]:
    """The nodes with a tag below a names node, in order."""
    found: list[Output] = []

    def walk(output: Output) -> None:
        if isinstance(output, Node):
            if output.tag == tag:
                found.append(output)
                return
            for child in output.children:
                walk(child)

    walk(node)
    return found


def _swap(node: Node, chosen: set[int], text: str) -> Node:
    children: list[Output] = []
    for child in node.children:
        if id(child) in chosen:
            children.append(text)
        elif isinstance(child, str):
            children.append(child)
        else:
            children.append(_swap(child, chosen, text))
    return Node(children, node.format, node.prefix, node.suffix, node.delimiter, node.tag)


def aligned(pieces: list[Output], style: CompiledStyle) -> list[Output]:
    """The entry in two columns, if the style has second-field-align."""
    if not style.list_layout.second_field_align or not pieces:
        return pieces
    first, rest = pieces[0], pieces[1:]
    left = Node([first], _LEFT)
    return [left, Node(rest, _RIGHT)] if rest else [left]


def with_link(pieces: list[Output], reference: Reference) -> list[Output]:
    """The entry with its title linked if the style prints neither DOI nor URL, as in pandoc.

    An entry without a title is linked as a whole, except for its number.
    """
    tree = Node(pieces)
    if find_tag(tree, "DOI") or find_tag(tree, "URL"):
        return pieces
    target = _target(reference)
    if not target:
        return pieces
    title = find_tag(tree, "title")
    if title is None:
        start = int(len(pieces) > 1 and find_tag(Node(pieces[:1]), "citation-number") is not None)
        return [*pieces[:start], Node(pieces[start:], tag=LINK + target)]
    link = Node(title.children, delimiter=title.delimiter, tag=LINK + target)
    new = Node([link], title.format, title.prefix, title.suffix, "", "title")
    return replace_tag(tree, "title", new).children


def _target(reference: Reference) -> str:
    """The URL of the item, or that of its DOI, PMCID or PMID, or ""."""
    for variable, address_of in _ADDRESSES:
        value = reference.text(variable)
        if value.startswith(("http://", "https://")):
            return value
        if value and (address := address_of(value)):
            return address
    return ""


def enclosed(layout: CompiledLayout, pieces: list[Output]) -> Output:
    """The entry with the affixes of the layout, inside its formatting and last column."""
    wrap = layout.wrap
    inner: list[Output] = list(pieces)
    if wrap.prefix:
        first = inner[0]
        if _stands_apart(first):
            whole = Node(first.children, None, first.prefix, "", first.delimiter)
            inner[0] = Node([wrap.prefix, whole], first.format, "", first.suffix, "", first.tag)
        else:
            inner.insert(0, wrap.prefix)
    if wrap.suffix:
        last = inner[-1]
        if _stands_apart(last):
            # The suffix belongs to the end of the last block.
            children: list[Output] = [Node(last.children, delimiter=last.delimiter)]
            inner[-1] = Node(children, last.format, last.prefix, wrap.suffix, "", last.tag)
            return Node(inner, wrap.format)
    return Node([Node(inner, None, "", wrap.suffix)], wrap.format)


def _stands_apart(output: Output) -> TypeGuard[Node]:
    """Whether the output is a display block or column."""
    return isinstance(output, Node) and output.format is not None and bool(output.format.display)
