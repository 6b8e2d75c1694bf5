"""Measurements of speed and size, run by hand."""
