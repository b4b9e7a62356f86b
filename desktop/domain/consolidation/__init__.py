"""What communes report to the level above, and how it is added up (tổng hợp)."""
