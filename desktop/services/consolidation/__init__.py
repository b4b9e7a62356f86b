"""The level above communes: takes their reports in, adds them up, sends words down."""
