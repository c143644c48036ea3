using System.Text.Json.Nodes;
using FakeKms.Model;
using FakeKms.Xks.Messages;

namespace FakeKms;

public sealed partial class XksFault
{
    private const int TooLarge = 1024 * 1024;

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["keySpec"] = XksOperations.GetKeyMetadata,
        ["keyUsage"] = XksOperations.GetKeyMetadata,
        ["keyStatus"] = XksOperations.GetKeyMetadata,
        ["ciphertext"] = XksOperations.Encrypt,
        ["initializationVector"] = XksOperations.Encrypt,
        ["authenticationTag"] = XksOperations.Encrypt,
        ["ciphertextDataIntegrityValue"] = XksOperations.Encrypt,
        ["plaintext"] = XksOperations.Decrypt,
        ["xksProxyFleetSize"] = XksOperations.GetHealthStatus,
        ["xksProxyVendor"] = XksOperations.GetHealthStatus,
        ["xksProxyModel"] = XksOperations.GetHealthStatus,
        ["ekmVendor"] = XksOperations.GetHealthStatus,
        ["ekmFleetDetails"] = XksOperations.GetHealthStatus,
    };

    /// <summary>HTTP 200 with a body that is no JSON.</summary>
    public static XksFault NoJson { get; } = new(nameof(NoJson)) { Answer = new XksHttpAnswer(200, "<html>It works!</html>"u8.ToArray()) };

    /// <summary>HTTP 200 without a body.</summary>
    public static XksFault EmptyBody { get; } = new(nameof(EmptyBody)) { Answer = new XksHttpAnswer(200, ReadOnlyMemory<byte>.Empty) };

    /// <summary>The right answer, with so many spaces behind it that it is longer than a mebibyte.</summary>
    public static XksFault TooLongBody { get; } = new(nameof(TooLongBody)) { SpacesBehind = TooLarge };

    /// <summary>An error whose name the specification does not have: <c>TeapotException</c>, HTTP 418.</summary>
    public static XksFault UnknownErrorName { get; } = new(nameof(UnknownErrorName))
    {
        ErrorName = "TeapotException",
        Answer = XksJson.Error(418, "TeapotException", null),
    };

    /// <summary><c>InternalException</c>, HTTP 500, with a text of 512 characters: one more than is allowed.</summary>
    public static XksFault TooLongErrorMessage { get; } = new(nameof(TooLongErrorMessage))
    {
        ErrorName = "InternalException",
        Answer = XksJson.Error(500, "InternalException", new string('x', XksErrorName.LongestMessage + 1)),
    };

    /// <summary>Encrypt answers 21 bytes of <c>ciphertextMetadata</c>: one more than is allowed. The integrity value fits them.</summary>
    public static XksFault LongCiphertextMetadata { get; } = new(nameof(LongCiphertextMetadata))
    {
        Operations = [XksOperations.Encrypt],
        Ciphertext = made => made with { Metadata = new byte[21] },
    };

    /// <summary>Encrypt answers a ciphertext that is one byte longer than the plaintext. The integrity value fits it.</summary>
    public static XksFault WrongCiphertextLength { get; } = new(nameof(WrongCiphertextLength))
    {
        Operations = [XksOperations.Encrypt],
        Ciphertext = made => made with { Ciphertext = [.. made.Ciphertext, 0] },
    };

    /// <summary>Encrypt answers an initialization vector of 13 bytes, where 12 or 16 are allowed. The integrity value fits it.</summary>
    public static XksFault WrongInitializationVectorLength { get; } = new(nameof(WrongInitializationVectorLength))
    {
        Operations = [XksOperations.Encrypt],
        Ciphertext = made => made with { InitializationVector = new byte[13] },
    };

    /// <summary>Encrypt answers an authentication tag of 15 bytes instead of 16. The integrity value fits it.</summary>
    public static XksFault WrongAuthenticationTagLength { get; } = new(nameof(WrongAuthenticationTagLength))
    {
        Operations = [XksOperations.Encrypt],
        Ciphertext = made => made with { AuthenticationTag = made.AuthenticationTag[..^1] },
    };

    /// <summary>Encrypt answers a <c>ciphertextDataIntegrityValue</c> that is not that of its answer.</summary>
    public static XksFault WrongCiphertextDataIntegrityValue { get; } = new(nameof(WrongCiphertextDataIntegrityValue))
    {
        Operations = [XksOperations.Encrypt],
        Json = answer => Replace(answer, "ciphertextDataIntegrityValue", Damaged),
    };

    /// <summary>Encrypt leaves the <c>ciphertextDataIntegrityValue</c> out that KMS asked for.</summary>
    public static XksFault MissingCiphertextDataIntegrityValue { get; } = MissingMember("ciphertextDataIntegrityValue");

    /// <summary>Decrypt answers other bytes than those that were encrypted, as many.</summary>
    public static XksFault WrongPlaintext { get; } = new(nameof(WrongPlaintext))
    {
        Operations = [XksOperations.Decrypt],
        Json = answer => Replace(answer, "plaintext", Damaged),
    };

    /// <summary>Encrypt answers a ciphertext, or Decrypt a plaintext, that is not in Base64.</summary>
    public static XksFault NotBase64 { get; } = new(nameof(NotBase64))
    {
        Operations = [XksOperations.Encrypt, XksOperations.Decrypt],
        Json = answer =>
        {
            Replace(answer, "ciphertext", _ => "*not base64*");
            Replace(answer, "plaintext", _ => "*not base64*");
        },
    };

    /// <summary>The answer lacks a member.</summary>
    /// <param name="member">The name of a member of the one API that has it, such as <c>keySpec</c>.</param>
    /// <exception cref="ArgumentException">No answer has such a member.</exception>
    public static XksFault MissingMember(string member)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(member);
        if (!Members.TryGetValue(member, out var operation))
        {
            throw new ArgumentException(
                $"No answer of a proxy has a member '{ShortText.Value(member)}'{NearestName.Question(member, Members.Keys)}", nameof(member));
        }
        return new XksFault($"MissingMember({member})") { Operations = [operation], Json = answer => answer.Remove(member) };
    }

    private static void Replace(JsonObject answer, string member, Func<string, string> with)
    {
        if (answer[member] is { } value) answer[member] = with(value.GetValue<string>());
    }

    private static string Damaged(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        bytes[^1] ^= 1;
        return Convert.ToBase64String(bytes);
    }
}
