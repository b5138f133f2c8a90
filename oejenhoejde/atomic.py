"""Writes a file at once: it is the old one or the new one, whatever happens.

Knows nothing but paths.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from oejenhoejde.paths import real


def write_bytes(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file (or make it), keeping its mode. ``durable`` waits until it is on the disk.

    Raises:
        OSError: the folder or the file cannot be written; the old file is as it was.
    """
    import tempfile  # Costs as much as the rest of a short command.

    target = real(path)
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            temporary = file.name
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:  # Ctrl-C too must leave nothing behind.
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
        raise


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0o077)  # The mask can only be read by setting it.
    os.umask(mask)
    return 0o666 & ~mask


__all__ = ["write_bytes"]
