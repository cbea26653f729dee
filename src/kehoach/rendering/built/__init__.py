"""The built-in templates as Python functions, made by ``python -m kehoach.rendering.quick``."""
