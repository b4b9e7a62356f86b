"""The window: Qt screens over the services."""
