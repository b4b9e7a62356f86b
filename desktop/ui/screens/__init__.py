"""The places of the program."""
