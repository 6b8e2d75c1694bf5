"""Originals and their translations: who belongs to whom, and whether a translation still says the same."""
