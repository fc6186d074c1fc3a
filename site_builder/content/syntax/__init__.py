"""Strict YAML: plain values with positions, and plain words for what is wrong."""
