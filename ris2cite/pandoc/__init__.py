"""Citations of a pandoc document: the filter ``pandoc-ris2cite``."""
