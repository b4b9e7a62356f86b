from tests.ui.followed import office

__all__ = ["office"]
