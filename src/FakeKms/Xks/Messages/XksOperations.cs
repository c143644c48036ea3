using FakeKms.Model;

namespace FakeKms.Xks.Messages;

/// <summary>The APIs of an external key store proxy, and what their answers have.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/></remarks>
internal static class XksOperations
{
    public const string GetKeyMetadata = "GetKeyMetadata";
    public const string Encrypt = "Encrypt";
    public const string Decrypt = "Decrypt";
    public const string GetHealthStatus = "GetHealthStatus";

    /// <summary>The name of the service in the signatures of requests.</summary>
    public const string SigningName = "kms-xks-proxy";

    public static IReadOnlyList<string> Names { get; } = [GetKeyMetadata, Encrypt, Decrypt, GetHealthStatus];

    /// <exception cref="ArgumentException">A proxy has no such API.</exception>
    public static string Checked(string operation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        return Names.Contains(operation)
            ? operation
            : throw new ArgumentException(
                $"'{operation}' is no API of an external key store proxy{NearestName.Question(operation, Names)} It has: {string.Join(", ", Names)}.",
                nameof(operation));
    }
}
