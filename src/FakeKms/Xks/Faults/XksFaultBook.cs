using FakeKms.Engine.Faults.Scripts;

namespace FakeKms.Xks.Faults;

/// <summary>All that a test scripted for the requests to the proxy to come.</summary>
internal sealed class XksFaultBook(IReadOnlyList<QueuedFault<XksProxyRequest, XksFault>> atStart)
    : FaultScript<XksProxyRequest, XksFault, XksFiredFault>(atStart, (fault, request, _) => new XksFiredFault(fault, request))
{
    public XksFaultBook()
        : this([]) { }

    /// <summary>What is left of the queue, for another server.</summary>
    public XksFaultBook Fork() => Fork(left => new XksFaultBook(left));
}
