"""Shared set-up: a quiet, deterministic hypothesis profile."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("workplan", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("workplan")
