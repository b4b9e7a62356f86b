"""Charts drawn with nothing but the painter: on screen, on paper, as a picture for Word."""
