using System.Diagnostics.CodeAnalysis;
using System.Security.Authentication;

namespace FakeKms.Xks.Client;

/// <summary>What sends requests as KMS does: TLS 1.2 or 1.3, no redirects, no cookies, no proxy server of the machine between.</summary>
internal static class XksSenders
{
    [SuppressMessage("Reliability", "CA2000", Justification = "The sender disposes of its handler.")]
    [SuppressMessage("Security", "CA5398", Justification = "The specification names the two versions that KMS speaks.")]
    public static HttpMessageInvoker ToAddress() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
    });

    /// <summary>The handler stays its owner's.</summary>
    public static HttpMessageInvoker Through(HttpMessageHandler handler) => new(handler, disposeHandler: false);
}
