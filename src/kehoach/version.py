"""The program's version, where every part may read it."""

VERSION = "0.1.0"
