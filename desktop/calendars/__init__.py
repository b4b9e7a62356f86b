"""Calendars that come from outside: the public holidays of Vietnam and the swaps known so far."""
