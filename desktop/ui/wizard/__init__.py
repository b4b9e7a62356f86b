"""The wizard of a new plan."""
