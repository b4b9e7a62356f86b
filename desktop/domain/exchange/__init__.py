"""Carrying data by USB stick: what a package says of itself, how two states of a row merge."""
