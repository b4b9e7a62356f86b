"""The plan editor (màn hình Soạn thảo)."""
