"""Spec text ↔ Plan, with the place of every problem."""
