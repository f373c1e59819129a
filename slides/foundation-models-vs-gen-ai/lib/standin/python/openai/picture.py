"""A skyline at night, the same for the same words, as a PNG (W3C, PNG Specification, third edition)."""
from random import Random
from struct import pack
from zlib import compress, crc32

# Capital letters of the mark, five dots wide and seven high: a row is five bits.
LETTERS = {
    "L": (16, 16, 16, 16, 16, 16, 31), "E": (31, 16, 16, 30, 16, 16, 31), "C": (14, 17, 16, 16, 16, 17, 14),
    "T": (31, 4, 4, 4, 4, 4, 4), "R": (30, 17, 17, 30, 20, 18, 17), "N": (17, 25, 21, 19, 17, 17, 17),
    "S": (15, 16, 16, 14, 1, 1, 30), "A": (14, 17, 17, 31, 17, 17, 17), "D": (30, 17, 17, 17, 17, 17, 30),
    "I": (14, 4, 4, 4, 4, 4, 14), "-": (0, 0, 0, 14, 0, 0, 0), " ": (0, 0, 0, 0, 0, 0, 0),
}
MARK = "LECTERN STAND-IN"
INK, LAMP, GROUND = b"\xfd\xfc\xf9", b"\xff\xd1\x66", b"\x0c\x11\x1f"
DUSK, GLOW = (20, 33, 61), (180, 83, 9)


def draw(words, width, height):
    """PNG bytes of a picture that depends on nothing but the words and the size."""
    random = Random(words)
    houses = skyline(random, width, height)
    # High enough for the mark's seven dots and a margin.
    band = max(11, height // 14)
    rows = [bytearray(sky(y / height) * width) for y in range(height)]
    for left, right, top, unit, lamps in houses:
        for y in range(top, height - band):
            row = rows[y]
            shade = 24 + (y - top) * 16 // height
            row[3 * left:3 * right] = bytes((shade // 2, shade * 3 // 4, shade + 16)) * (right - left)
            storey, part = divmod(y - top, unit)
            if part >= unit // 2:
                for column in lamps.get(storey, ()):
                    row[3 * column:3 * (column + unit // 2)] = LAMP * (unit // 2)
    for y in range(height - band, height):
        rows[y][:] = GROUND * width
    write(rows, width, height - band, band)
    return png(width, height, rows)


def sky(depth):
    return bytes(round(top + (bottom - top) * min(1, depth * 1.5) ** 1.5) for top, bottom in zip(DUSK, GLOW))


def skyline(random, width, height):
    """Houses as (left, right, top, size of a window's cell, lit columns by storey), the far ones first."""
    houses = []
    for layer in (0.25, 0.5):
        left = 0
        while left < width:
            right = min(width, left + max(12, round(width * random.uniform(0.04, 0.11))))
            top = round(height * random.uniform(layer, layer + 0.35))
            unit = max(4, width // 64)
            columns = range(left + unit // 2, right - unit, unit)
            lamps = {storey: [column for column in columns if random.random() < 0.3] for storey in range(1, height // unit)}
            houses.append((left, right, top, unit, lamps))
            left = right
    return houses


def write(rows, width, top, band):
    """The mark, in the ground below the houses."""
    dot = max(1, min(band // 11, width // (6 * len(MARK) + 4)))
    left = 3 * dot
    for place, letter in enumerate(MARK):
        for line, bits in enumerate(LETTERS[letter]):
            for column in range(5):
                if bits >> (4 - column) & 1:
                    start = 3 * (left + (place * 6 + column) * dot)
                    for y in range(dot):
                        rows[top + (line + 2) * dot + y][start:start + 3 * dot] = INK * dot


def png(width, height, rows):
    data = b"".join(b"\0" + bytes(row) for row in rows)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, content) for kind, content in (
        (b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"tEXt", b"Software\0Lectern's bundled stand-in for an image model"),
        (b"IDAT", compress(data)), (b"IEND", b"")))


def chunk(kind, content):
    return pack(">I", len(content)) + kind + content + pack(">I", crc32(kind + content))
