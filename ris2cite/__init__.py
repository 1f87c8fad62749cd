"""RIS to references: the public API is re-exported here."""

__version__ = "0.1.0"
