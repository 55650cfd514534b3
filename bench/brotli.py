"""The size of files as a server with brotli would send them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from urllib.parse import urlsplit

from bench.cache import ROOT, node

STATIC = ROOT / "pwa" / "static"
SQUEEZE = (
    "const z = require('zlib'), f = require('fs');"
    "console.log(z.brotliCompressSync(f.readFileSync(process.argv[1])).length)"
)


def compressed_kb(addresses: Sequence[str]) -> float:
    """KB (1,000 bytes) of the client's files at these addresses, each compressed by itself at the highest level."""
    total = 0
    for address in addresses:
        path = STATIC / urlsplit(address).path.removeprefix("/static/")
        if path.is_file():
            done = subprocess.run([str(node()), "-e", SQUEEZE, str(path)], capture_output=True, text=True, check=True)
            total += int(done.stdout)
    return total / 1000
