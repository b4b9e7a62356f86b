"""Word files of other writers: parts, effective formatting, automatic numbers, looks of tables."""
