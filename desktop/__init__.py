"""Kế hoạch xã: plans of a commune office, from the template to the signature."""

__version__ = "0.1.0"
