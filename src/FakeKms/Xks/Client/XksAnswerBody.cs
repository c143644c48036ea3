using System.Text.Json;
using FakeKms.Engine.ExternalKeys;

namespace FakeKms.Xks.Client;

/// <summary>The bodies of the answers of a proxy.</summary>
/// <exception cref="BrokenAnswerException">The specification does not allow it.</exception>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#api-operations"/></remarks>
internal static class XksAnswerBody
{
    private const int LongestMetadata = 20;
    private const int TagLength = 16;

    /// <summary>An error: its name, and what the proxy says of it, which is for nobody but its administrator.</summary>
    public static (string Name, string? Message) Error(ReadOnlyMemory<byte> body) => AnswerMembers.Read(body, root => (
        root.Text("errorName"),
        root.TryGetProperty("errorMessage", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString() : null));

    public static ExternalKeyMetadata KeyMetadata(ReadOnlyMemory<byte> body) => AnswerMembers.Read(
        body, root => new ExternalKeyMetadata(root.Text("keySpec"), root.Texts("keyUsage"), root.OneOf("keyStatus", "ENABLED", "DISABLED")));

    /// <param name="body">The body.</param>
    /// <param name="length">The length of the plaintext, which is that of the ciphertext.</param>
    /// <param name="integrity">The ciphertextDataIntegrityValue as it has to be.</param>
    public static ExternalCiphertext Ciphertext(ReadOnlyMemory<byte> body, int length, Func<ExternalCiphertext, byte[]> integrity) =>
        AnswerMembers.Read(body, root =>
        {
            var metadata = root.TryGetProperty("ciphertextMetadata", out _) ? root.Bytes("ciphertextMetadata") : [];
            if (metadata.Length > LongestMetadata)
                throw new BrokenAnswerException($"ciphertextMetadata has {metadata.Length} bytes, more than {LongestMetadata}.");
            var whole = new ExternalCiphertext(
                root.Bytes("ciphertext", length), root.Bytes("initializationVector", 12, 16), root.Bytes("authenticationTag", TagLength))
            {
                Metadata = metadata,
            };
            return root.Bytes("ciphertextDataIntegrityValue").AsSpan().SequenceEqual(integrity(whole))
                ? whole
                : throw new BrokenAnswerException("ciphertextDataIntegrityValue is not the one of these parts.");
        });

    public static byte[] Plaintext(ReadOnlyMemory<byte> body) => AnswerMembers.Read(body, root => root.Bytes("plaintext"));

    public static XksHealth Health(ReadOnlyMemory<byte> body) => AnswerMembers.Read(body, root =>
    {
        root.PositiveInteger("xksProxyFleetSize");
        foreach (var member in (ReadOnlySpan<string>)["xksProxyVendor", "xksProxyModel", "ekmVendor"]) root.Text(member);
        return root.List("ekmFleetDetails") is { Count: > 0 } fleet
            ? new XksHealth([.. fleet.Select(StatusOf)])
            : throw new BrokenAnswerException("ekmFleetDetails has no item.");
    });

    private static string StatusOf(JsonElement manager)
    {
        if (manager.ValueKind != JsonValueKind.Object) throw new BrokenAnswerException("An item of ekmFleetDetails is no object.");
        manager.Text("id");
        manager.Text("model");
        return manager.OneOf("healthStatus", "ACTIVE", "DEGRADED", "UNAVAILABLE");
    }
}
