"""The place "USB": packages that go out and come in."""
