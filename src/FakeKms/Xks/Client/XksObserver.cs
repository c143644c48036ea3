using FakeKms.Domain.KeyStores;
using FakeKms.Domain.KeyStores.Metrics;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Client;

/// <summary>Makes the figures of the metrics.</summary>
/// <param name="count">Adds to them.</param>
/// <param name="time">The server's clock.</param>
internal sealed class XksObserver(Action<Func<XksMetricsLog, XksMetricsLog>> count, TimeProvider time) : IXksObserver
{
    public void Succeeded(XksQuestion question, TimeSpan latency)
    {
        var request = Figure(question, latency);
        count(log => log with { Latencies = log.Latencies.Add(request) });
    }

    public void Failed(XksQuestion question, XksProblem problem, string? errorName, XksDelivery delivery)
    {
        var request = Figure(question, delivery.Latency);
        var (name, isRetryable) = XksMetricNames.Of(problem, errorName);
        var error = new XksProxyError(request, name, isRetryable, delivery.Detail);
        count(log => log with { Latencies = log.Latencies.Add(request), Errors = log.Errors.Add(error) });
    }

    private XksProxyLatency Figure(XksQuestion question, TimeSpan latency) =>
        new(time.GetUtcNow(), question.Target.KeyStoreId, question.Metadata.KmsOperation, question.Api, latency);
}
