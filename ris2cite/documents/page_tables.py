"""The fixed text of a page of references: its style sheet, and what LaTeX needs around it."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset(["ar", "dv", "fa", "he", "ku", "ps", "ug", "ur", "yi"])
"""Languages (BCP 47) that are written from right to left."""

HEADING = "References"
"""The heading where the locale has no term for it."""

CSS = """\
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e4e4; --paper: #161616; --link: #8ab8f0; }
}
body {
  margin: 2.5rem auto; max-width: 44rem; padding: 0 1rem;
  font: 1rem/1.5 Georgia, "Times New Roman", "Noto Serif", serif;
  color: var(--ink); background: var(--paper);
}
h1 { font-size: 1.4rem; line-height: 1.2; }
a { color: var(--link); overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
.csl-bib-body { list-style: none; margin: 0; padding: 0; }
.csl-entry:target { outline: 1px dotted currentcolor; outline-offset: 0.3em; }
.csl-indent { margin-inline-start: 2em; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  a { color: inherit; text-decoration: none; }
  .csl-entry { break-inside: avoid; }
  .csl-entry:target { outline: none; }
}
"""
"""Every page: light, dark and printed."""

HANGING = ".csl-entry { padding-inline-start: 2em; text-indent: -2em; }\n"
"""An entry whose first line stands out."""

ALIGNED = """\
.csl-entry { display: grid; grid-template-columns: minmax(%(width)dch, max-content) 1fr; }
@supports (grid-template-columns: subgrid) {
  .csl-bib-body { display: grid; grid-template-columns: max-content 1fr; }
  .csl-entry { grid-column: 1 / -1; grid-template-columns: subgrid; }
}
.csl-left-margin { grid-column: 1; padding-inline-end: 0.6em; font-variant-numeric: tabular-nums; }
.csl-right-inline { grid-column: 2; min-width: 0; }
"""
"""Numbers in a column as wide as the widest, their entries beside it; takes ``width``."""

FLOATING = """\
.csl-left-margin { float: inline-start; padding-inline-end: 0.6em; }
.csl-right-inline { margin-inline-start: 2em; }
"""
"""A label outside of such a column."""

LATEX_BEFORE = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
\else
  \usepackage{fontspec}
  \IfFontExistsTF{Noto Serif}{\setmainfont{Noto Serif}}{%%
    \IfFontExistsTF{FreeSerif}{\setmainfont{FreeSerif}}{}}
\fi
\usepackage[hidelinks]{hyperref}
\renewcommand{\refname}{%s}
\begin{document}
\raggedright
"""
"""What stands before a list in LaTeX; takes the heading."""

LATEX_AFTER = "\\end{document}\n"
"""What stands after it."""
