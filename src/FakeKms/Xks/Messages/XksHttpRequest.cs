namespace FakeKms.Xks.Messages;

/// <summary>A request to a proxy as it is on the wire.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Url">The whole URL, of the endpoint of the key store.</param>
/// <param name="Header">The values of a header, each as on a line of its own; none when it is not there. The case of the name does not matter.</param>
/// <param name="Body">The body.</param>
internal sealed record XksHttpRequest(string Method, Uri Url, Func<string, IReadOnlyList<string>> Header, ReadOnlyMemory<byte> Body);
