"""The rules as Python, made by ``python -m kehoach.resources``."""
