using FakeKms.Model.Faults;

namespace FakeKms;

/// <summary>
/// A request that arrived at the embedded proxy: who asked KMS for what, as KMS tells the proxy, and what came of it. Plaintexts, ciphertexts and additional
/// authenticated data are not kept. Immutable.
/// </summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/></remarks>
public sealed record XksProxyRequest : IScriptedCall
{
    internal XksProxyRequest(string path) => Path = path;

    /// <summary>The path, with the prefix: <c>/kms/xks/v1/keys/k1/encrypt</c>.</summary>
    public string Path { get; }

    /// <summary>The API: <c>GetKeyMetadata</c>, <c>Encrypt</c>, <c>Decrypt</c> or <c>GetHealthStatus</c>; null when the path is none of theirs.</summary>
    public string? Operation { get; internal init; }

    /// <summary>The external key in the path; null for a request about none.</summary>
    public string? ExternalKeyId { get; internal init; }

    /// <summary>When it arrived, on the server's clock.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The Region that it is signed for; null when the signature is not right. What follows is null then, too.</summary>
    public string? Region { get; internal init; }

    /// <summary>The access key id of the credential that it is signed with.</summary>
    public string? AccessKeyId { get; internal init; }

    /// <summary>The ARN of the caller of KMS; null for health checks.</summary>
    public string? AwsPrincipalArn { get; internal init; }

    /// <summary>The VPC that the call of KMS came from, if it came through a VPC endpoint.</summary>
    public string? AwsSourceVpc { get; internal init; }

    /// <summary>The VPC endpoint that the call of KMS came through.</summary>
    public string? AwsSourceVpce { get; internal init; }

    /// <summary>The ARN of the KMS key; null where there is none yet.</summary>
    public string? KmsKeyArn { get; internal init; }

    /// <summary>The KMS operation, such as <c>GenerateDataKey</c>.</summary>
    public string? KmsOperation { get; internal init; }

    /// <summary>The request id of the KMS call, which its record in the trail has too.</summary>
    public string? KmsRequestId { get; internal init; }

    /// <summary>The AWS service that called KMS for the principal.</summary>
    public string? KmsViaService { get; internal init; }

    /// <summary>The HTTP status of the answer; null as long as there is none, and when none arrived.</summary>
    public int? Status { get; internal init; }

    /// <summary>The <c>errorName</c> of the answer, such as <c>KeyNotFoundException</c>; null when it has none.</summary>
    public string? ErrorName { get; internal init; }

    /// <summary>Whether the proxy did what it was asked for, and said so.</summary>
    public bool Succeeded => Status == 200;

    /// <summary>The request on one line.</summary>
    public override string ToString()
    {
        var key = ExternalKeyId is null ? "" : $" on {ExternalKeyId}";
        var cause = KmsOperation is null ? "" : $" for {KmsOperation}{(AwsPrincipalArn is null ? "" : $" of {AwsPrincipalArn}")}";
        var outcome = (Status, ErrorName) switch
        {
            (null, _) => "",
            (_, null) => $": {Status}",
            _ => $": {Status} {ErrorName}",
        };
        return $"{Operation ?? Path}{key}{cause}{outcome}";
    }
}
