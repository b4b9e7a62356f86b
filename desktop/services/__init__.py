"""Use cases: one public function or small class for each thing the officer does."""
