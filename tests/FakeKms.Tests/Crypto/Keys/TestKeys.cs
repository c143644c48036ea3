using System.Collections.Concurrent;
using FakeKms.Crypto.Keys;

namespace FakeKms.Tests.Crypto.Keys;

/// <summary>Two key pairs of each spec, made once: they are immutable.</summary>
internal static class TestKeys
{
    private static readonly ConcurrentDictionary<(string KeySpec, int Number), Lazy<KeyPair>> Made = new();

    public static KeyPair First(string keySpec) => Made.GetOrAdd((keySpec, 1), Make).Value;

    public static KeyPair Second(string keySpec) => Made.GetOrAdd((keySpec, 2), Make).Value;

    private static Lazy<KeyPair> Make((string KeySpec, int Number) key) => new(() => key.KeySpec.StartsWith("RSA", StringComparison.Ordinal)
        ? RsaKeyPair.FromPool(key.KeySpec, key.Number)
        : KeyPairs.Generate(key.KeySpec, Bytes.Stream(key.KeySpec, key.Number)));
}
