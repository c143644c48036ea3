namespace FakeKms.Tests.Replay;

/// <summary>Who called comes back from a log as it was, with the path and the way that the call took.</summary>
public class CallerRoundTripTests
{
    private static readonly TestCaseData[] Callers =
    [
        new(KmsCaller.IamUser("division/cards/Bob")),
        new(KmsCaller.AssumedRole("service-role/Vault", "deploy")),
        new(KmsCaller.AssumedRole("Admin_0123456789abcdef", "zoe").WithPath("/aws-reserved/sso.amazonaws.com/eu-west-1/")),
        new(KmsCaller.FederatedUser("Dora", "division/Carla")),
        new(KmsCaller.IamUser("Bob").ThroughConsole().WithUserAgent("Mozilla/5.0")),
        new(KmsCaller.AssumedRole("Vault", "deploy").ThroughConsole(isProxied: true)),
        new(KmsCaller.IamUser("division/Bob").ThroughService("s3.amazonaws.com")),
    ];

    [TestCaseSource(nameof(Callers))]
    public async Task The_replayed_record_is_that_of_the_log(KmsCaller caller)
    {
        var (log, replay) = await RoundTrip.OfAsync(kms => kms.Scenario("calls of one").As(caller.WithAccountId("444455556666")).CreateKey("key").DescribeKey("key"));

        Assert.That(replay, Is.EqualTo(log));
    }
}
