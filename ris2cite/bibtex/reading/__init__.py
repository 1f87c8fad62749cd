"""BibTeX and BibLaTeX databases read as items."""
