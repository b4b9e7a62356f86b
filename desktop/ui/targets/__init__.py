"""Targets: the table of the year, entering the values of a period."""
