"""Notes → ``annote``, which styles do not print."""

from __future__ import annotations

from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags
from ris2cite.ris.values.identifiers import doi, pmcid, pmid
from ris2cite.ris.values.text import paragraphs


def _read_notes(draft: Draft, tags: Tags, variable: str) -> None:
    """Read all values as paragraphs, without repetition."""
    found: dict[str, None] = {}
    for tag in tags:
        for raw in draft.unread.pop(tag, ()):
            note = paragraphs(raw)
            if note:
                found.update(dict.fromkeys(note.split("\n")))
    if found:
        draft.item[variable] = "\n".join(found)


def _write_notes(value: str, tags: Tags) -> Pairs:
    """One value per line, except that identifiers are not separated from adjacent lines.

    Alone under the first tag, an identifier would be read as that of the record.
    """
    notes: list[str] = []
    lonely = ""
    for line in value.split("\n"):
        if not (doi(line) or pmid(line) or pmcid(line)):
            notes.append(lonely + line)
            lonely = ""
        elif notes:
            notes[-1] += f"\n{line}"
        else:
            lonely += f"{line}\n"
    if lonely:
        return [(tags[-1], lonely.rstrip("\n"))]
    return [(tags[0], note) for note in notes]


notes = Converter(_read_notes, _write_notes, "all notes, one line each")
