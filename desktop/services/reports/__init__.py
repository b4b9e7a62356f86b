"""Periodic reports: their calendar, their figures, the documents made of them."""
