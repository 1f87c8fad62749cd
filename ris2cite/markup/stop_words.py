"""Stop words of English title case."""

from __future__ import annotations

STOP_WORDS: frozenset[str] = frozenset(
    """
    about above across afore after against al along alongside amid amidst among amongst
    anenst apropos apud around as aside astride at athwart atop barring before behind
    below beneath beside besides between beyond but by circa despite down during et
    except for forenenst from given in inside into lest like modulo near next
    notwithstanding of off on onto out over per plus pro qua sans since than through
    thru throughout thruout till to toward towards under underneath until unto up upon
    versus vs. v. vs v via vis-à-vis with within without or yet so and nor a an the de
    d' von van c ca
    """.split()
)
"""Words that title case leaves in lower case (CSL 1.0.2, "Title Case Conversion")."""
