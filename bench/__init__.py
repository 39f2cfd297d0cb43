"""Measurements: scripts that print tables."""
