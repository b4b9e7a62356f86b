"""Going over a file that was read, before it becomes a plan."""
