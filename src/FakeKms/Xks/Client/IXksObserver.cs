using FakeKms.Domain.KeyStores;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Client;

/// <summary>Hears of every request to a proxy.</summary>
internal interface IXksObserver
{
    /// <summary>A request was answered as it should be.</summary>
    void Succeeded(XksQuestion question, TimeSpan latency);

    /// <summary>A request was not.</summary>
    /// <param name="question">The request.</param>
    /// <param name="problem">Why.</param>
    /// <param name="errorName">The error that the proxy answered; null for none.</param>
    /// <param name="delivery">What became of the request.</param>
    void Failed(XksQuestion question, XksProblem problem, string? errorName, XksDelivery delivery);
}
