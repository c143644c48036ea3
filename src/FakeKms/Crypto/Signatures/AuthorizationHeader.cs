namespace FakeKms.Crypto.Signatures;

/// <summary>An Authorization header that carries a signature.</summary>
/// <param name="Credential">The access key id and the scope: <c>AKIDEXAMPLE/20150830/us-east-1/kms/aws4_request</c>.</param>
/// <param name="SignedHeaders">The names of the headers that are signed.</param>
/// <param name="Signature">64 hexadecimal digits in lower case.</param>
internal sealed record AuthorizationHeader(string Credential, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The header as it is sent.</summary>
    public override string ToString() => $"{Algorithm} Credential={Credential}, SignedHeaders={string.Join(';', SignedHeaders)}, Signature={Signature}";
}
