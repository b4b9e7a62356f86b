"""How well foreign files are read: every sample beside what a careful reader finds in it."""
