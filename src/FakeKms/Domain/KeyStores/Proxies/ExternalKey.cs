using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FakeKms.Entropy;

namespace FakeKms.Domain.KeyStores.Proxies;

/// <summary>A key in an external key manager, as its proxy knows it. Immutable.</summary>
/// <param name="Id">What KMS calls <c>XksKeyId</c>.</param>
internal sealed partial record ExternalKey(string Id)
{
    public const string UsableSpec = "AES_256";

    private const string VersionLabel = "key_version=";

    public bool Exists { get; init; } = true;

    public ExternalKeyUsage Usage { get; init; }

    public ExternalKeyStatus Status { get; init; }

    public string KeySpec { get; init; } = UsableSpec;

    /// <summary>The version that encrypts: 1, and one more with each rotation. All up to it decrypt.</summary>
    public int Version { get; init; } = 1;

    public bool CanEncrypt => Usage is ExternalKeyUsage.EncryptAndDecrypt or ExternalKeyUsage.EncryptOnly;

    public bool CanDecrypt => Usage is ExternalKeyUsage.EncryptAndDecrypt or ExternalKeyUsage.DecryptOnly;

    public bool IsEnabled => Status == ExternalKeyStatus.Enabled;

    /// <summary>Whether KMS takes a text for the id of an external key.</summary>
    public static bool IsId(string text) => IdForm().IsMatch(text);

    /// <summary>How a ciphertext names the version of the key that it was made with, in 20 bytes at most.</summary>
    public static byte[] NameOf(int version) => Encoding.ASCII.GetBytes(VersionLabel + version.ToString(CultureInfo.InvariantCulture));

    /// <summary>The version that a ciphertext names, which is the first one if it names none; null for what this proxy has not written.</summary>
    public int? VersionIn(ReadOnlySpan<byte> metadata)
    {
        if (metadata.IsEmpty) return 1;
        for (var version = 1; version <= Version; version++)
        {
            if (metadata.SequenceEqual(NameOf(version))) return version;
        }
        return null;
    }

    /// <summary>The bytes of a version, which follow from the seed of a server and the id: they need not be kept, and are the same in its forks.</summary>
    public byte[] Material(long seed, int version) => new SeededStream(seed, $"external-key {Id} {version.ToString(CultureInfo.InvariantCulture)}").Bytes(32);

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,128}\z")]
    private static partial Regex IdForm();
}
