"""A list of tokens in which adjacent punctuation is merged.

Duplicate punctuation is removed, and depending on the locale, commas and full stops move
into or out of quotation marks (CSL 1.0.2, "punctuation-in-quote").
"""

from __future__ import annotations

from ris2cite.markup.output import Token
from ris2cite.markup.parse import QuoteMarks

PUNCTUATION = " \u00a0.,:;!?"
MERGEABLE = frozenset(PUNCTUATION)
_INTO_QUOTES = frozenset(".,!?")
_OUT_OF_QUOTES = ",:;"
_MAX_MERGED = 20  # the maximum number of punctuation characters that are merged
# Pairs of adjacent punctuation of which only the first, or only the second, is kept. Of two
# equal ones, one is kept; all other pairs are left unchanged.
_KEEP_FIRST = frozenset(
    ["!.", "!:", "?.", "?:", ":.", ";:", ";.", "..", ",,", "::", ";;", "!!", "??"]
)
_KEEP_SECOND = frozenset([":!", ":?", ";!", ";?"])
_SPACED = frozenset([" .", " ,"])  # "word ." becomes "word."


class PunctuatedTokens:
    """The tokens of a tree so far, and the state at their end."""

    __slots__ = (
        "carried",
        "closing",
        "comma_moved",
        "from_outside",
        "in_data",
        "inner_marks",
        "last",
        "last_quoted",
        "only_duplicates",
        "punctuation_in_quote",
        "quoted",
        "quotes",
        "replaces_comma",
        "stop_dropped",
        "tokens",
    )

    def __init__(self, quotes: QuoteMarks, punctuation_in_quote: bool) -> None:
        self.tokens: list[Token] = []
        self.quotes = quotes
        self.punctuation_in_quote = punctuation_in_quote
        self.inner_marks: list[bool] = []  # for each open quotation, whether it has inner marks
        self.only_duplicates = False  # after a delimiter or a number, only duplicates are merged
        self.last = -1  # the index of the last text in tokens
        self.from_outside = False  # the last quotation ends in punctuation from outside it
        self.stop_dropped = False  # a second full stop after the last text was dropped
        self.comma_moved = False  # the last quotation ends in a comma from its own suffix
        self.replaces_comma = False
        self.quoted = False  # a quotation was closed after the last text
        self.closing = -1  # the index of the first mark that closed one since then
        self.carried = ""  # punctuation that is moving out of a quotation
        self.in_data = False  # inside a string from the data, whose punctuation is kept
        self.last_quoted = -1  # the index of the last text inside a quotation

    def text(self, text: str) -> None:
        """Append a string, merging it with the punctuation before it."""
        tokens = self.tokens
        # After a letter, there is nothing to merge.
        if (
            text[0] in MERGEABLE
            and self.last >= 0
            and not self.in_data
            and (self.quoted or tokens[self.last][-1] in MERGEABLE)  # type: ignore[index]
        ):
            text = self._merge(text)
            if not text:
                return
        self.last = len(tokens)
        self.quoted = self.only_duplicates = self.comma_moved = self.stop_dropped = (
            self.from_outside
        ) = False
        tokens.append(text)

    def _merge(self, text: str) -> str:
        """The text that remains after merging its first characters with those before."""
        tokens, last = self.tokens, self.last
        rest = ""
        if len(text) > _MAX_MERGED:
            text, rest = text[:_MAX_MERGED], text[_MAX_MERGED:]
        while text:
            before = tokens[last]
            assert isinstance(before, str)
            first = text[0]
            pair = before[-1] + first
            if pair in _SPACED and self._is_word_before_space(last):
                tokens[last] = before[:-1] + first
                text = text[1:]
                continue
            if self.only_duplicates and before[-1] != first and not self.quoted:
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
                if self.replaces_comma:
                    tokens[last] = before[:-1] + ".,"
                elif self.closing > last + 1:
                    # Italics or a subscript end here; the mark is in the font around them.
                    tokens.insert(self.closing, first)
                    self.last = last = self.last_quoted = self.closing
                    self.closing += 1
                else:
                    tokens[last] = before + first
                self.comma_moved, self.replaces_comma = first == ",", False
                text = text[1:]
            elif first == " " and before[-1] in " \u00a0":
                text = text[1:]
            else:
                break
        return text + rest

    def _is_word_before_space(self, last: int) -> bool:
        """Whether the text at ``last`` ends with a space after a letter or a digit."""
        before = str(self.tokens[last])[:-1]
        while not before and last > 0:
            last -= 1
            token = self.tokens[last]
            before = token if isinstance(token, str) else ""
        return before[-1:].isalnum()

    def prefix(self, prefix: str) -> None:
        """Append a prefix, of which only duplicate punctuation is merged with what follows."""
        if self.from_outside and prefix[0] != ".":
            self.quoted = False  # only one character from outside moves into a quotation
        if self.stop_dropped and prefix[0] in _OUT_OF_QUOTES:
            prefix = prefix[1:]  # two full stops have been merged already
        if prefix:
            self.text(prefix)
            self.only_duplicates = True

    # --- quotations --------------------------------------------------------------

    def open_quote(self, *, inner: bool = False) -> None:
        """Open a quotation, which alternates between outer and inner marks when nested."""
        if self.inner_marks:
            inner = not self.inner_marks[-1]
        self.inner_marks.append(inner)
        mark = self.quotes.inner[0] if inner else self.quotes.outer[0]
        if mark:
            self.text(mark)

    def close_quote(self) -> None:
        """Close the innermost quotation, and move punctuation across its mark."""
        mark = self.quotes.inner[1] if self.inner_marks.pop() else self.quotes.outer[1]
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
        """Whether the text at ``index`` directly follows a quotation."""
        between = [t for t in self.tokens[self.last_quoted + 1 : index] if isinstance(t, str)]
        return self.last_quoted >= 0 and len(between) == 1

    def _move_out(self) -> None:
        """Move a comma, colon or semicolon at the end of a quotation out of it."""
        last = self.tokens[self.last]
        assert isinstance(last, str)
        kept = last[0] + last[1:].rstrip(_OUT_OF_QUOTES)
        self.carried = last[len(kept) :] + self.carried
        self.tokens[self.last] = kept
