using FakeKms.Domain.KeyStores;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Xks.Client;
using FakeKms.Xks.Messages;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private XksClient ExternalProxies()
    {
        var mapped = xksMappings.Zip(xksTransports).ToDictionary(pair => XksRoutes.KeyOf(pair.First.Endpoint), pair => (IXksTransport)pair.Second);
        return new XksClient(new XksRoutes(mapped, "https://embedded", new Nobody()), new Nobody());
    }

    private sealed class Nobody : IXksTransport, IXksObserver
    {
        public TimeProvider Time => TimeProvider.System;

        public ValueTask<XksDelivery> SendAsync(XksHttpRequest request) => new(new XksDelivery(null, XksProblem.Unreachable, default));

        public void Succeeded(XksQuestion question, TimeSpan latency) { }

        public void Failed(XksQuestion question, XksProblem problem, TimeSpan latency) { }
    }
}
