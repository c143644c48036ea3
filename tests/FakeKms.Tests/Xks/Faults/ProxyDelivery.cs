using FakeKms.Xks.Messages;

namespace FakeKms.Tests.Xks.Faults;

/// <summary>What becomes of requests on the way of KMS to its proxy.</summary>
internal static class ProxyDelivery
{
    public static async Task<XksDelivery> DeliverAsync(this ProxyCall call, FakeKmsServer kms) => await kms.EmbeddedProxy.SendAsync(call.Request(kms));

    /// <summary>"200", "404 KeyNotFoundException", or the problem.</summary>
    public static async Task<string> OutcomeAsync(this ProxyCall call, FakeKmsServer kms)
    {
        var delivery = await call.DeliverAsync(kms);
        return delivery.Answer is { } answer ? ProxyAnswer.Of(answer).Outcome : delivery.Problem.ToString();
    }
}
