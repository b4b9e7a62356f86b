"""Widgets of the forms: values in, values out, no rules."""
