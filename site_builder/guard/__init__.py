"""The guard over the finished files of a site: nothing in them may say what must not leave. See `guard.py`."""
