"""The tables of the registers as Python, made by ``python -m kehoach.resources``."""
