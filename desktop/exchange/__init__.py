"""Packages on USB sticks: written, sealed, carried, read back, and read by the level above."""
