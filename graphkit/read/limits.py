"""How much one file may hold before reading refuses it."""

from __future__ import annotations

MAX_BYTES = 256 * 1024 * 1024  # of one file, or of one part of a packed file once unpacked
MAX_CHARACTERS = 50_000_000  # of one text: about a gigabyte of working memory
MAX_RATIO = 200  # unpacked to packed bytes of one part of a packed file
MAX_PARTS = 5_000  # files within a packed file
MAX_PAGES = 20_000
SECONDS = 30  # to wait for a server
MAX_REDIRECTS = 5
