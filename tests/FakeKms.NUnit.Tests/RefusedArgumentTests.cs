namespace FakeKms.Assertions.Tests;

/// <summary>What cannot be meant is refused where it is written, by every constraint alike: it would hold for what nobody asked about, or for nothing.</summary>
public class RefusedArgumentTests
{
    private static readonly TestCaseData[] Arguments =
    [
        Refused("eventName", (_, text) => Has.Some.KmsEvent(text)),
        Refused("key", (record, text) => record.OnKey(text)),
        Refused("region", (record, text) => record.InRegion(text)),
        Refused("accountId", (record, text) => record.InAccount(text)),
        Refused("principal", (record, text) => record.By(text)),
        Refused("service", (record, text) => record.ThroughService(text)),
        Refused("vpcEndpointId", (record, text) => record.ThroughVpcEndpoint(text)),
        Refused("errorCode", (record, text) => record.WithErrorCode(text)),
        Refused("text", (record, text) => record.WithErrorMessage(text)),
        Refused("path", (record, text) => record.WithRequestParameter(text, 1)),
        Refused("path", (record, text) => record.WithResponseElement(text, 1)),
        Refused("path", (record, text) => record.WithAdditionalEventData(text, 1)),
        Refused("path", (record, text) => record.WithServiceEventDetail(text, 1)),
        Refused("path", (record, text) => record.WithValue(text, 1)),
        Refused("eventNames", (_, text) => Recorded.InOrder("Encrypt", text)),
        Refused("eventName", (_, text) => Recorded.InAccounts(text, "111122223333")),
        Refused("accountIds", (_, text) => Recorded.InAccounts("Encrypt", "111122223333", text)),
    ];

    [TestCaseSource(nameof(Arguments))]
    public void A_text_that_is_missing_or_blank_is_refused_by_name(string parameter, Action<KmsEventConstraint, string> use)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => use(Has.Some.KmsEvent(), null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter));
            Assert.That(() => use(Has.Some.KmsEvent(), ""), Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));
            Assert.That(() => use(Has.Some.KmsEvent(), " "), Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));
        }
    }

    [Test]
    public void A_caller_or_a_list_that_is_missing_is_refused_by_name()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Has.Some.KmsEvent().By((KmsCaller)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("caller"));
            Assert.That(() => Recorded.InOrder(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("eventNames"));
            Assert.That(() => Recorded.InAccounts("Encrypt", null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("accountIds"));
            Assert.That(() => KmsEventConstraintExtensions.KmsEvent(null!, "Encrypt"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("expression"));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void An_attempt_that_no_SDK_makes_is_refused(int attempt) => Assert.That(
        () => Has.Some.KmsEvent("Encrypt").OnAttempt(attempt),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("attempt"));

    private static TestCaseData Refused(string parameter, Action<KmsEventConstraint, string> use, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(use))] string text = "") =>
        new TestCaseData(parameter, use).SetArgDisplayNames(parameter, text);
}
