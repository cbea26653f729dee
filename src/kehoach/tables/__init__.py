"""The messages as Python, made by ``python -m kehoach.resources``."""
