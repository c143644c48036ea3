using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;

namespace FakeKms.Engine.Keys;

/// <summary>Whether an algorithm is one of a key's. KMS asks this after the key's usage and state.</summary>
internal static class KeyAlgorithm
{
    public static string Checked(KmsKey key, string algorithm) =>
        KeySpecs.AlgorithmsOf(key, key.KeyUsage).Contains(algorithm) ? algorithm : throw KmsErrors.WrongAlgorithm(algorithm, key.KeySpec);
}
