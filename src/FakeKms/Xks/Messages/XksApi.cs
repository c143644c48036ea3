namespace FakeKms.Xks.Messages;

/// <summary>The four APIs of a proxy, and their places behind the base path.</summary>
internal static class XksApi
{
    public const string GetKeyMetadata = "GetKeyMetadata";

    public const string Encrypt = "Encrypt";

    public const string Decrypt = "Decrypt";

    public const string GetHealthStatus = "GetHealthStatus";

    public const string Service = "kms-xks-proxy";

    public static IReadOnlyList<string> Names { get; } = [GetKeyMetadata, Encrypt, Decrypt, GetHealthStatus];

    /// <summary>The path of a request behind the base path.</summary>
    /// <param name="api">The API.</param>
    /// <param name="xksKeyId">The external key; null for GetHealthStatus.</param>
    public static string PathOf(string api, string? xksKeyId) => api switch
    {
        GetHealthStatus => "/health",
        GetKeyMetadata => $"/keys/{xksKeyId}/metadata",
        _ => $"/keys/{xksKeyId}/{api.ToLowerInvariant()}",
    };
}
