using System.Security.Cryptography;
using System.Text.Json;
using FakeKms.Tests.Trail.Records.Secrecy;

namespace FakeKms.Fuzzing.Calls;

/// <summary>What no record may show: the plaintexts, materials, passwords and tokens that requests were sent and answers had.</summary>
internal sealed class SentSecrets(Random random)
{
    private static readonly string[] Answered = ["Plaintext", "PrivateKeyPlaintext", "SharedSecret", "GrantToken", "ImportToken"];
    private static readonly string[] Members = ["Plaintext", "EncryptedKeyMaterial", "Message", "KeyStorePassword", "RawSecretAccessKey", "GrantTokens", "GrantToken"];

    private readonly SecretFinder finder = new();

    public static bool IsSecret(string member) => Members.Contains(member);

    /// <summary>Bytes in base64 that nothing else has.</summary>
    public string New()
    {
        var bytes = new byte[24];
        random.NextBytes(bytes);
        finder.Add(bytes);
        var text = Convert.ToBase64String(bytes);
        finder.Add(text);
        return text;
    }

    public void AddThoseIn(byte[] answer)
    {
        if (answer.Length == 0) return;
        using var json = JsonDocument.Parse(answer);
        foreach (var member in Answered)
        {
            if (json.RootElement.TryGetProperty(member, out var value) && value.GetString() is { Length: >= 12 } text) Add(text);
        }
    }

    public string? FindIn(KmsEvent record) => finder.FindIn(record.ToJson());

    private void Add(string text)
    {
        finder.Add(text);
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length) && length >= 12 && bytes.AsSpan(0, length).ContainsAnyExcept(bytes[0])) finder.Add(bytes.AsSpan(0, length));
        CryptographicOperations.ZeroMemory(bytes);
    }
}
