namespace FakeKms.Crypto.Signatures;

/// <summary>What a signature covers of a request.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path as it is sent, without the query: <c>/</c>, or <c>/kms/xks/v1/keys/a%20b</c>.</param>
/// <param name="Query">The query as it is sent, without the question mark; empty for none.</param>
/// <param name="Header">The values of a header, each as on a line of its own; none when it is not there. The case of the name does not matter.</param>
/// <param name="Body">The body.</param>
internal sealed record SignableRequest(string Method, string Path, string Query, Func<string, IReadOnlyList<string>> Header, ReadOnlyMemory<byte> Body);
