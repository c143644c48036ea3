using FakeKms.Domain.KeyStores;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Client;

/// <summary>The dimensions <c>ExceptionName</c> and <c>ErrorType</c> of the metric <c>XksProxyErrors</c>.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-monitoring.html"/>. It counts errors of the network as retryable; the names of answers
/// that are no error of the proxy's are those of the KMS exceptions.
/// </remarks>
internal static class XksMetricNames
{
    public static (string ExceptionName, bool IsRetryable) Of(XksProblem problem, string? errorName) =>
        XksErrorName.Find(errorName) is { } known ? (known.Name, known.IsRetryable) : problem switch
        {
            XksProblem.Unreachable or XksProblem.TimedOut => ("XksProxyUnreachableException", true),
            XksProblem.Tls => ("XksProxyInvalidTlsConfigurationException", false),
            _ => ("XksProxyInvalidResponseException", false),
        };
}
