"""Rules of the commune's administrative documents; standard library only."""
