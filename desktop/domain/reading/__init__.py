"""Understanding foreign plans: from what a page shows to a structured draft, with its doubts."""
