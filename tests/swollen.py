"""What is small and unpacks to much: a gigabyte, packed in the time and memory that its checksums take."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from functools import reduce
from typing import NamedTuple


class Swollen(NamedTuple):
    """A beginning, and one piece so many times behind it."""

    head: bytes
    piece: bytes
    times: int

    def packed(self) -> bytes:
        """All of it as zlib packs it, each piece by itself."""
        packer = zlib.compressobj(9)
        head = packer.compress(self.head) + packer.flush(zlib.Z_FULL_FLUSH)
        piece = packer.compress(self.piece) + packer.flush(zlib.Z_FULL_FLUSH)
        end = packer.flush()[:-4]
        check = reduce(lambda before, _: zlib.adler32(self.piece, before), range(self.times), zlib.adler32(self.head))
        return head + piece * self.times + end + check.to_bytes(4, "big")

    def zipped(self, name: str, parts: Mapping[str, str | bytes]) -> bytes:
        """An archive of which it is the part of this name, last."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for other, content in parts.items():
                if other != name:
                    archive.writestr(other, content)
            archive.writestr(zipfile.ZipInfo(name), self.packed()[2:-4])
            part = archive.getinfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.file_size = len(self.head) + len(self.piece) * self.times
            part.CRC = reduce(
                lambda before, _: zlib.crc32(self.piece, before), range(self.times), zlib.crc32(self.head)
            )
            file.seek(part.header_offset)
            file.write(part.FileHeader(zip64=False))
            file.seek(archive.start_dir)
        return file.getvalue()
