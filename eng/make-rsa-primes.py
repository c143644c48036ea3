#!/usr/bin/env python3
"""Writes src/FakeKms/Crypto/Rsa/RsaPrimes.bin: 64 primes for each RSA size of KMS, the same ones every time.

Candidates come from SHA-256 in counter mode over a fixed label, with the two top bits set (so that a product of two has full length),
odd, and with p - 1 prime to 65537. Miller-Rabin with 40 bases from the same stream decides. Standard library only; takes some minutes.
The primes are public: they are for tests only.
"""
import hashlib
import pathlib

COUNT = 64
EXPONENT = 65537


def stream(label):
    counter = 0
    while True:
        yield hashlib.sha256(f"FakeKms prime pool/{label}/{counter}".encode()).digest()
        counter += 1


def take(source, size):
    return int.from_bytes(b"".join(next(source) for _ in range(size // 32)), "big")


def is_prime(n, source, size, rounds=40):
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for _ in range(rounds):
        x = pow(2 + take(source, size) % (n - 3), d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def small_primes(limit):
    sieve = bytearray([1]) * limit
    for i in range(2, limit):
        if sieve[i]:
            sieve[i * i::i] = bytes(len(range(i * i, limit, i)))
            if i > 2:
                yield i


SMALL = list(small_primes(20000))


def primes(bits):
    size, found = bits // 8, []
    candidates, bases = stream(f"{bits}/candidate"), stream(f"{bits}/base")
    while len(found) < COUNT:
        n = take(candidates, size) | 1 | (3 << (bits - 2))
        while any(n % p == 0 for p in SMALL) or not is_prime(n, bases, size, 1):
            n += 2
        if (n - 1) % EXPONENT and n.bit_length() == bits and n not in found and is_prime(n, bases, size):
            found.append(n)
    return found


target = pathlib.Path(__file__).parent.parent / "src/FakeKms/Crypto/Rsa/RsaPrimes.bin"
target.write_bytes(b"".join(p.to_bytes(bits // 8, "big") for bits in (1024, 1536, 2048) for p in primes(bits)))
print(target, target.stat().st_size)
