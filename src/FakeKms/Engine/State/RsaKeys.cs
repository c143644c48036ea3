using FakeKms.Crypto.Rsa;
using FakeKms.Crypto.Wrapping;
using FakeKms.Entropy;

namespace FakeKms.Engine.State;

/// <summary>The RSA keys of one server, of all sizes and for all purposes. They are numbered together, so that no two have the same primes.</summary>
internal sealed class RsaKeys(RsaKeyGeneration generation, long seed, int made)
{
    private int made = made;

    /// <summary>
    /// The next key pair. It takes its number now and is made when it is asked for. The search for primes, where there is one, depends on nothing but the
    /// seed and the number.
    /// </summary>
    public Func<RsaKeyPair> Next(string keySpec)
    {
        var number = made++;
        return IsInPool(number) ? () => RsaKeyPair.FromPool(keySpec, RsaPrimePool.IndexOf(seed, number)) : () => Generate(keySpec, number);
    }

    /// <summary>The next key to wrap imported material with, in the same two steps.</summary>
    public Func<WrappingKey> NextWrappingKey(string wrappingKeySpec)
    {
        var number = made++;
        return wrappingKeySpec == WrappingKeys.Sm2 || IsInPool(number)
            ? () => WrappingKeys.Create(wrappingKeySpec, seed, number)
            : () => WrappingKeys.Of(Generate(wrappingKeySpec, number));
    }

    public RsaKeys Copy() => new(generation, seed, made);

    private RsaKeyPair Generate(string keySpec, int number) => generation == RsaKeyGeneration.System
        ? RsaKeyPair.GenerateFresh(keySpec)
        : RsaKeyPair.Generate(keySpec, new SeededStream(seed, $"rsa-key-{number}"));

    private bool IsInPool(int number) => generation == RsaKeyGeneration.Pool && number < RsaPrimePool.PairCount;
}
