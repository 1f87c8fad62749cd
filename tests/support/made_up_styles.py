"""Small styles for tests of finding styles."""

from __future__ import annotations

from pathlib import Path

INDEPENDENT = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info>
    <title>{title}</title>
    <id>http://example.org/styles/{name}</id>
    <category citation-format="numeric"/>
    <updated>2020-01-01T00:00:00+00:00</updated>
  </info>
  <citation><layout><text variable="title" prefix="{name}: "/></layout></citation>
  <bibliography><layout><text variable="title" prefix="{name}: "/></layout></bibliography>
</style>
"""
DEPENDENT = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"{locale}>
  <info>
    <title>{title}</title>
    <id>http://example.org/styles/{name}</id>
    <link href="http://example.org/styles/{parent}" rel="independent-parent"/>
    <category citation-format="numeric"/>
    <updated>2020-01-01T00:00:00+00:00</updated>
  </info>
</style>
"""


def write_style(folder: Path, name: str, title: str = "") -> Path:
    """An independent style of that name in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csl"
    path.write_text(INDEPENDENT.format(name=name, title=title or name), encoding="utf-8")
    return path


def write_dependent(
    folder: Path, name: str, parent: str, title: str = "", locale: str | None = None
) -> Path:
    """A dependent style of that name in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csl"
    attribute = f' default-locale="{locale}"' if locale else ""
    text = DEPENDENT.format(name=name, parent=parent, title=title or name, locale=attribute)
    path.write_text(text, encoding="utf-8")
    return path
