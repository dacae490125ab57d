"""Hashes in the form in which browsers hold files and inline scripts against them."""

import base64
import hashlib


def integrity(content: bytes) -> str:
    """Return the hash of `content` as the attribute ``integrity`` and a policy have it.

    >>> integrity(b"1")
    'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"
