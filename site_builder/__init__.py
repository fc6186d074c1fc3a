"""Builds an accessible, searchable static website from a homelessness forum's YAML and Markdown."""
