"""Converters between raw RIS values and CSL values.

``draft`` defines converters and the record that they work on. Every other module handles
one kind of value.
"""
