using FakeKms.Xks.Faults;
using FakeKms.Xks.Proxy;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private readonly XksFaultBook proxyBook;

    /// <summary>
    /// The external key store proxy that the server brings: its endpoint and credential for CreateCustomKeyStore, the external keys behind it, and what is to
    /// go wrong with it.
    /// </summary>
    public FakeXksProxy XksProxy { get; }

    /// <summary>The proxy as KMS reaches it, and as a host of it does.</summary>
    internal EmbeddedXksProxy EmbeddedProxy { get; }
}
