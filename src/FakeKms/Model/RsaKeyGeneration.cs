namespace FakeKms;

/// <summary>The source of the RSA keys of a server: of KMS keys, of data key pairs, and of the wrapping keys of imports.</summary>
/// <remarks>In each case all RSA keys of a server are different. A KMS key gets its RSA key at its first use, not when it is created.</remarks>
public enum RsaKeyGeneration
{
    /// <summary>
    /// Keys are made from 64 primes of each size that this package contains: 2,016 different keys, each in a millisecond or two. The same seed gives the same
    /// keys. When they are used up, more keys are generated as with <see cref="Seeded"/>. The primes are public, so use these keys in tests only.
    /// </summary>
    Pool,

    /// <summary>
    /// Primes are searched from the seed. The same seed gives the same keys. This takes less than a second for 2,048 bits, and seconds for 4,096.
    /// </summary>
    Seeded,

    /// <summary>.NET generates the keys with randomness of the operating system. They differ in every run. This is as slow as <see cref="Seeded"/>.</summary>
    System,
}
