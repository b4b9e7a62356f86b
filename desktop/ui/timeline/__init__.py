"""Tasks in time: the year as a strip, the month as a sheet, the work of each unit."""
