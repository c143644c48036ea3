#!/usr/bin/env python3
"""Draws eng/icon.png, the icon of the packages, with Python's standard library alone: a key whose outline is dashed, as it is not a real one."""
import math
import struct
import zlib

SIZE, SAMPLES = 128, 4
BLUE, WHITE = (29, 78, 137), (255, 255, 255)


def inside_tile(x, y, radius=24):
    dx, dy = max(radius - x, x - (SIZE - radius), 0), max(radius - y, y - (SIZE - radius), 0)
    return dx * dx + dy * dy <= radius * radius


def inside_key(x, y):
    # Turned by 45 degrees around the middle: u runs along the shaft, v across it.
    u, v = ((x - 64) + (y - 64)) / math.sqrt(2), ((y - 64) - (x - 64)) / math.sqrt(2)
    ring = math.hypot(u + 24, v)
    if 12.5 <= ring <= 22:
        return (math.degrees(math.atan2(v, u + 24)) + 11.25) % 45 < 30  # the dashes
    shaft = -2 <= u <= 46 and abs(v) <= 5
    teeth = (28 <= u <= 34 or 40 <= u <= 46) and 0 <= v <= 17
    return shaft or teeth


def pixel(px, py):
    points = [(px + (i + .5) / SAMPLES, py + (j + .5) / SAMPLES) for i in range(SAMPLES) for j in range(SAMPLES)]
    tile = [point for point in points if inside_tile(*point)]
    if not tile:
        return bytes(4)
    white = sum(inside_key(*point) for point in tile) / len(tile)
    colour = [round(b + (w - b) * white) for b, w in zip(BLUE, WHITE)]
    return bytes([*colour, round(255 * len(tile) / len(points))])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(SIZE)) for y in range(SIZE))
with open(__file__.replace("make-icon.py", "icon.png"), "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0))
               + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
