"""The folder of the built site: writes only what has changed, and removes what no longer belongs to it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from portal.content.photos import without_place

_PHOTOS = {".jpg", ".jpeg", ".png", ".webp"}


@dataclass(slots=True)
class Output:
    """The files of a site by address (`offers/` is `offers/index.html`), and what each held when it was last written.

    A round is: `begin`; `put`, `copy` or `keep` everything that belongs to the site; `finish`.
    """

    folder: Path
    known: dict[str, object] = field(default_factory=dict)
    current: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Begin a round: nothing belongs to the site until it is named."""
        self.current.clear()

    def put(self, address: str, content: str) -> bool:
        """Write a text file and return whether it was new or different."""
        return self.put_data(address, content.encode())

    def put_data(self, address: str, data: bytes) -> bool:
        """Write a file and return whether it was new or different."""
        return self._renew(address, blake2b(data, digest_size=16).digest(), lambda place: _write(place, data))

    def copy(self, source: Path, address: str) -> bool:
        """Copy a file and return whether it was new or different (by time and size)."""
        stat = source.stat()
        state = (str(source), stat.st_mtime_ns, stat.st_size)
        return self._renew(address, state, lambda place: _copy(source, place))

    def keep(self, address: str) -> None:
        """Say that a file belongs to the site, whether it is there already or not."""
        self.current.add(address)

    def finish(self) -> int:
        """Remove the files of earlier rounds that are not part of this one, and return how many they were."""
        gone = self.known.keys() - self.current
        for address in gone:
            place = self.place(address)
            place.unlink(missing_ok=True)
            _remove_empty(place.parent, self.folder)
            del self.known[address]
        return len(gone)

    def place(self, address: str) -> Path:
        """Return the file of an address."""
        return self.folder / (f"{address}index.html" if address.endswith("/") or not address else address)

    def _renew(self, address: str, state: object, write: Callable[[Path], None]) -> bool:
        self.current.add(address)
        if self.known.get(address) == state:
            return False
        write(self.place(address))
        self.known[address] = state
        return True


def _write(place: Path, data: bytes) -> None:
    try:
        place.write_bytes(data)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _copy(source: Path, place: Path) -> None:
    """Copy a file; photos lose what they tell beside the picture, above all where they were taken."""
    if source.suffix in _PHOTOS:
        _write(place, without_place(source.read_bytes()))
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_relative_to(top) and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
