"""Tests of safe publishing: real folders, real processes, real kills, a real full disk."""
