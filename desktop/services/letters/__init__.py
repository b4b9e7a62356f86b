"""Documents that follow from tasks: letters of urging, notes, handouts, sheets, minutes."""
