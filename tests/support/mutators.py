"""What disks, sticks and forgers do to the bytes of a file."""

import random
from collections.abc import Callable

CLUSTER = 4096
Mutator = Callable[[random.Random, bytes], bytes]


def flip_bits(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _time in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def zero_tail(chance: random.Random, data: bytes) -> bytes:
    kept = chance.randrange(len(data))
    return data[:kept] + bytes(len(data) - kept)


def swap_clusters(chance: random.Random, data: bytes) -> bytes:
    places = range(0, len(data), CLUSTER)
    one, other = sorted(chance.sample(places, 2))
    first, second = data[one : one + CLUSTER], data[other : other + CLUSTER]
    return data[:one] + second + data[one + CLUSTER : other] + first + data[other + CLUSTER :]


def insert(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.randbytes(chance.randint(1, 40)) + data[place:]


def drop(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.randint(1, 40) :]


def overwrite_number(chance: random.Random, data: bytes) -> bytes:
    """Put an extreme number where the ZIP keeps one of its own."""
    magics = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
    places = [at for at in range(len(data) - 4) if data[at : at + 4] in magics]
    place = chance.choice(places) + chance.randrange(4, 40)
    number = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\1\0\0\0"))
    return data[:place] + number + data[place + 4 :]


MUTATORS: tuple[Mutator, ...] = (
    flip_bits,
    cut,
    zero_tail,
    swap_clusters,
    insert,
    drop,
    overwrite_number,
)
