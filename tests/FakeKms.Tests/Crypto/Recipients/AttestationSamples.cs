using System.Security.Cryptography;
using FakeKms.Crypto.Recipients;
using FakeKms.Crypto.Rsa;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Recipients;

/// <summary>Documents that several tests share, and a way to make faulty ones.</summary>
internal static class AttestationSamples
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly byte[] PublicKey = PublicKeyOf(RecipientKey());

    private static readonly Lazy<AttestationAuthority> LazyAuthority = new(() => AttestationAuthority.Create(new SeededStream(1, "authority"), Start));

    public static AttestationAuthority Authority => LazyAuthority.Value;

    public static RSA RecipientKey(int bits = 2048) => RsaPrimePool.Create(bits, 11);

    public static AttestationClaims Claims() => new()
    {
        ModuleId = "i-0123456789abcdef0-enc0123456789abcdef",
        Timestamp = Start.AddMinutes(5),
        Pcrs = new Dictionary<int, byte[]> { [0] = Filled(48, 0xA0), [1] = Filled(48, 0xA1), [2] = Filled(48, 0xA2), [8] = Filled(48, 0) },
        PublicKey = PublicKey,
        UserData = [1, 2, 3],
        Nonce = [4, 5, 6, 7],
    };

    public static byte[] Filled(int length, byte value) => [.. Enumerable.Repeat(value, length)];

    public static AttestationFailure FailureOf(byte[] document, DateTimeOffset? now = null, byte[]? root = null)
    {
        var read = AttestationDocument.Read(document, root ?? Authority.RootCertificate, now ?? Start.AddMinutes(6), out var failure);
        Assert.That(read is null, Is.EqualTo(failure != AttestationFailure.None), "either a document or a failure");
        return failure;
    }

    private static byte[] PublicKeyOf(RSA key)
    {
        using (key) return key.ExportSubjectPublicKeyInfo();
    }
}
