namespace FakeKms.Tool.Serving;

/// <summary>The external keys behind the proxy of <c>--xks-port</c>, one of each kind that a client of a proxy is tested with.</summary>
internal static class ServedExternalKeys
{
    public static void Declare(XksProxySettings proxy) => proxy
        .WithUriPath("/example/uri/path/prefix/kms/xks/v1")
        .WithExternalKey("enabled")
        .WithExternalKey("encrypt-only", ExternalKeyUsage.EncryptOnly)
        .WithExternalKey("decrypt-only", ExternalKeyUsage.DecryptOnly)
        .WithExternalKey("no-use", ExternalKeyUsage.None)
        .WithExternalKey("disabled", status: ExternalKeyStatus.Disabled);

    /// <summary>What a client of the proxy needs, on one line.</summary>
    public static string Line(FakeXksProxy proxy, Uri endpoint)
    {
        var credential = proxy.Credential;
        return $"xks: {endpoint.ToString().TrimEnd('/')} {credential.AccessKeyId} {credential.RawSecretAccessKey}";
    }
}
