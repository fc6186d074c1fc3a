"""Pathways: a route through help for a situation, step by step, for the person and for the worker."""
