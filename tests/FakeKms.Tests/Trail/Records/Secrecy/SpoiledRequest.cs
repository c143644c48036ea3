using System.Reflection;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>A request that is right, wrong in one point: a secret that is too long or damaged, a key that is not there, a dry run.</summary>
internal static class SpoiledRequest
{
    private const string UnknownKey = "00000000-0000-4000-8000-000000000000";
    private const int TooMuch = 9000;

    private static readonly string[] SecretTexts = ["KeyStorePassword", "RawSecretAccessKey", "AccessKeyId", "GrantToken"];

    // Other bytes in their place are as right.
    private static readonly string[] FreeBytes = ["Plaintext", "Message", "PublicKey"];

    /// <summary>The spoiled copies of a request, or of a structure in it.</summary>
    public static IEnumerable<object> Of(object model) =>
        from member in model.GetType().GetProperties()
        where member is { CanRead: true, CanWrite: true } && member.GetIndexParameters().Length == 0
        from value in Spoiled(member, member.GetValue(model))
        select With(model, member, value);

    private static IEnumerable<object> Spoiled(PropertyInfo member, object? value) => (member.Name, value) switch
    {
        ("DryRun", null) => [true],
        ("KeyId" or "SourceKeyId" or "DestinationKeyId", string) => [UnknownKey],
        (_, MemoryStream bytes) when FreeBytes.Contains(member.Name) => [new MemoryStream([.. bytes.ToArray(), .. new byte[TooMuch]])],
        (_, MemoryStream bytes) => [new MemoryStream([.. bytes.ToArray(), .. new byte[TooMuch]]), new MemoryStream(Damaged(bytes.ToArray()))],
        (_, string text) when SecretTexts.Contains(member.Name) => [text + "\u0001", text + new string('~', TooMuch)],
        ("GrantTokens", List<string> { Count: > 0 } tokens) => [new List<string> { tokens[0] + "?" }, new List<string> { tokens[0] + new string('~', TooMuch) }],
        (_, XksProxyAuthenticationCredentialType or RecipientInfo) => Of(value),
        _ => [],
    };

    private static byte[] Damaged(byte[] bytes)
    {
        if (bytes.Length > 0) bytes[^1] ^= 1;
        return bytes;
    }

    private static object With(object model, PropertyInfo changed, object value)
    {
        var copy = Activator.CreateInstance(model.GetType())!;
        foreach (var member in model.GetType().GetProperties().Where(member => member is { CanRead: true, CanWrite: true }))
        {
            var kept = member.GetValue(model);
            // The SDK reads a stream to its end.
            if (kept is MemoryStream bytes) kept = new MemoryStream(bytes.ToArray());
            if (kept is not null) member.SetValue(copy, kept);
        }
        changed.SetValue(copy, value);
        return copy;
    }
}
