"""What readers can keep for offline use: a list of files for each language, with a digest of each."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import blake2b

SERVICE_WORKER = "service-worker.js"
"""Must stand at the root of the site, as it answers only for what lies beside or below it."""


def offline_list(pages: Iterable[str], files: Iterable[str], page: str, read: Callable[[str], bytes], day: date) -> str:
    """Return the list as JSON: addresses with the digests of what `read` returns for them.

    `version` changes with any of them; `page` is the address of the page that says what is kept; `pages` and `bytes`
    tell readers how much it is, and `day` of which day the content is.
    """
    pages = dict.fromkeys(pages)
    contents = {address: read(address) for address in (*pages, *files)}
    digests = {address: blake2b(data, digest_size=6).hexdigest() for address, data in contents.items()}
    version = blake2b(json.dumps(sorted(digests.items())).encode(), digest_size=8).hexdigest()
    return json.dumps(
        {
            "version": version,
            "day": day.isoformat(),
            "page": page,
            "pages": len(pages),
            "bytes": sum(map(len, contents.values())),
            "files": digests,
        },
        separators=(",", ":"),
    )
