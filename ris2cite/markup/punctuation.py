"""A list of tokens that merges punctuation as text is appended to it.

Doubled marks become one, and where the language wants it a comma or a full stop moves into
the quotation before it, or out of it (CSL 1.0.2, "punctuation-in-quote").
"""

from __future__ import annotations

from ris2cite.markup.output import Token
from ris2cite.markup.parse import QuoteMarks

PUNCTUATION = " \u00a0.,:;!?"
TOUCHY = frozenset(PUNCTUATION)
_INTO_QUOTES = frozenset(".,!?")
_OUT_OF_QUOTES = ",:;"
_RUN = 20  # of punctuation that meets punctuation, so many characters are merged
# Of two marks that meet, these pairs keep the first only, or the second only;
# two of the same kind are one; all other pairs stand as they are.
_KEEP_FIRST = frozenset(
    ["!.", "!:", "?.", "?:", ":.", ";:", ";.", "..", ",,", "::", ";;", "!!", "??"]
)
_KEEP_SECOND = frozenset([":!", ":?", ";!", ";?"])


class PunctuatedTokens:
    """The tokens of one tree so far, and what stands at their end."""

    __slots__ = (
        "around",
        "carried",
        "closing",
        "doubled",
        "inner",
        "inside",
        "last",
        "last_quoted",
        "moved",
        "outer",
        "punctuation_in_quote",
        "quoted",
        "quotes",
        "strict",
        "tokens",
    )

    def __init__(self, quotes: QuoteMarks, punctuation_in_quote: bool) -> None:
        self.tokens: list[Token] = []
        self.quotes = quotes
        self.punctuation_in_quote = punctuation_in_quote
        self.inner: list[bool] = []  # the open quotations: with inner marks?
        self.strict = False  # only doubled marks are merged: behind a delimiter or a number
        self.last = -1  # where the last text stands in tokens
        self.around = False  # the mark at the end of that quotation is from around it
        self.doubled = False  # a second full stop behind that text was left out
        self.moved = False  # a comma from its own suffix stands at the end of that quotation
        self.outer = False
        self.quoted = False  # a quotation was closed since that text
        self.closing = -1  # where the first mark that closed one since then stands
        self.carried = ""  # punctuation on its way out of a quotation
        self.inside = False  # within a string of the data, whose punctuation is its own
        self.last_quoted = -1  # where the last text within a quotation stands

    def text(self, text: str) -> None:
        """Append a string as it is, merged with the punctuation before it."""
        tokens = self.tokens
        # Between a letter and a mark there is nothing to merge.
        if (
            text[0] in TOUCHY
            and self.last >= 0
            and not self.inside
            and (self.quoted or tokens[self.last][-1] in TOUCHY)  # type: ignore[index]
        ):
            text = self._merge(text)
            if not text:
                return
        self.last = len(tokens)
        self.quoted = self.strict = self.moved = self.doubled = self.around = False
        tokens.append(text)

    def _merge(self, text: str) -> str:
        """What is left of a text when its first marks have met those before it."""
        tokens, last = self.tokens, self.last
        rest = ""
        if len(text) > _RUN:
            text, rest = text[:_RUN], text[_RUN:]
        while text:
            before = tokens[last]
            assert isinstance(before, str)
            first = text[0]
            pair = before[-1] + first
            if self.strict and before[-1] != first and not self.quoted:
                break
            if pair in _KEEP_FIRST:
                text = text[1:]
            elif pair in _KEEP_SECOND:
                text = text[1:]
                if len(before) == 1 and self.punctuation_in_quote and self._after_quote(last):
                    # “Title”: + ! → “Title!”
                    del tokens[last]
                    self.last = last = self.last_quoted
                    self.quoted = True
                    text = first + text
                else:
                    tokens[last] = before[:-1] + first
            elif self.quoted:
                if not (self.punctuation_in_quote and first in _INTO_QUOTES):
                    break
                if first == "." and before.endswith(".,"):
                    text = text[1:]
                    continue
                if self.outer:
                    tokens[last] = before[:-1] + ".,"
                elif self.closing > last + 1:
                    # Italics or a subscript end here; the mark is in the font around them.
                    tokens.insert(self.closing, first)
                    self.last = last = self.last_quoted = self.closing
                    self.closing += 1
                else:
                    tokens[last] = before + first
                self.moved, self.outer = first == ",", False
                text = text[1:]
            elif first == " " and before[-1] in " \u00a0":
                text = text[1:]
            else:
                break
        return text + rest

    def prefix(self, prefix: str) -> None:
        """A prefix: apart from the punctuation of the first piece within, but for doubled marks."""
        if self.around and prefix[0] != ".":
            self.quoted = False  # one mark from around a quotation is enough in it
        if self.doubled and prefix[0] in _OUT_OF_QUOTES:
            prefix = prefix[1:]  # two full stops that have become one are enough
        if prefix:
            self.text(prefix)
            self.strict = True

    # --- quotations --------------------------------------------------------------

    def open_quote(self, *, inner: bool = False) -> None:
        """Open a quotation: within another one it takes the marks that one does not have."""
        if self.inner:
            inner = not self.inner[-1]
        self.inner.append(inner)
        mark = self.quotes.inner[0] if inner else self.quotes.outer[0]
        if mark:
            self.text(mark)

    def close_quote(self) -> None:
        """Close the innermost quotation, with the punctuation that moves across its mark."""
        mark = self.quotes.inner[1] if self.inner.pop() else self.quotes.outer[1]
        if not mark:
            return
        if not self.punctuation_in_quote and self.last >= 0:
            self._move_out()
        if not self.quoted:
            self.closing = len(self.tokens)
        self.tokens.append(mark)
        self.quoted, self.last_quoted = True, self.last
        if self.carried:
            carried, self.carried = self.carried, ""
            self.quoted = False
            self.last = len(self.tokens) - 1
            self.text(carried)

    def _after_quote(self, index: int) -> bool:
        """Whether the text at ``index`` stands right behind a quotation."""
        between = [t for t in self.tokens[self.last_quoted + 1 : index] if isinstance(t, str)]
        return self.last_quoted >= 0 and len(between) == 1

    def _move_out(self) -> None:
        """Take a comma, colon or semicolon that ends a quotation out of it."""
        last = self.tokens[self.last]
        assert isinstance(last, str)
        kept = last[0] + last[1:].rstrip(_OUT_OF_QUOTES)
        self.carried = last[len(kept) :] + self.carried
        self.tokens[self.last] = kept
