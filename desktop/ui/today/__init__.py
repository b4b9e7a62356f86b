"""Parts of the first place of the day."""
