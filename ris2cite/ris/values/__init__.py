"""Small named converters: one raw RIS value in, one CSL value out, and back.

``draft`` holds what the engine hands to a converter and the ways to combine
them; the other modules are one kind of value each.
"""
