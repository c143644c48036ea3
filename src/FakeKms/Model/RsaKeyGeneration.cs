namespace FakeKms;

/// <summary>Where the RSA keys of a server come from: those of KMS keys, of data key pairs, and the wrapping keys of imports.</summary>
/// <remarks>Whichever it is, no two keys of a server have the same modulus, and a KMS key gets its own at its first use, not when it is created.</remarks>
public enum RsaKeyGeneration
{
    /// <summary>
    /// From 64 primes of each size that this package contains: 2,016 different keys, each in a millisecond or two, the same for the same seed. When they are
    /// used up, further ones are generated as <see cref="Seeded"/> has it. The primes are public: for tests only.
    /// </summary>
    Pool,

    /// <summary>From a search for primes that the seed leads to, the same for the same seed: a part of a second for 2,048 bits, seconds for 4,096.</summary>
    Seeded,

    /// <summary>From the framework with randomness of the operating system, other ones in every run: as slow as <see cref="Seeded"/>.</summary>
    System,
}
