"""The tables of the standards as Python, made by ``python -m kehoach.resources``."""
