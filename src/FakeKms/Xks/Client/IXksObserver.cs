using FakeKms.Domain.KeyStores;

namespace FakeKms.Xks.Client;

/// <summary>Hears of every request to a proxy.</summary>
internal interface IXksObserver
{
    void Succeeded(XksQuestion question, TimeSpan latency);

    void Failed(XksQuestion question, XksProblem problem, TimeSpan latency);
}
