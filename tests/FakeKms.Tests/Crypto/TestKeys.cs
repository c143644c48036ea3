using System.Collections.Concurrent;
using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto;

/// <summary>Two key pairs of each spec, made once: they are immutable.</summary>
internal static class TestKeys
{
    private static readonly ConcurrentDictionary<(string KeySpec, int Number), Lazy<KeyPair>> Made = new();
    private static readonly ConcurrentDictionary<string, Lazy<AsymmetricKeyParameter>> Foreign = new();

    public static KeyPair First(string keySpec) => Made.GetOrAdd((keySpec, 1), Make).Value;

    public static KeyPair Second(string keySpec) => Made.GetOrAdd((keySpec, 2), Make).Value;

    /// <summary>The private half of the first key in BouncyCastle, which takes its time to look at long RSA keys.</summary>
    public static AsymmetricKeyParameter FirstInBouncyCastle(string keySpec)
        => Foreign.GetOrAdd(keySpec, spec => new(() => PrivateKeyFactory.CreateKey(First(spec).Pkcs8))).Value;

    private static Lazy<KeyPair> Make((string KeySpec, int Number) key) => new(() => key.KeySpec.StartsWith("RSA", StringComparison.Ordinal)
        ? RsaKeyPair.FromPool(key.KeySpec, key.Number)
        : KeyPairs.Generate(key.KeySpec, Bytes.Stream(key.KeySpec, key.Number)));
}
