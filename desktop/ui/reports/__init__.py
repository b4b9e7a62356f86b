"""Reports: the line of the year, the draft with its figures."""
