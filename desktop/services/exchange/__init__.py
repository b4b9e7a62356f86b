"""Carrying data by USB stick: making, looking at, taking in and taking back packages."""
