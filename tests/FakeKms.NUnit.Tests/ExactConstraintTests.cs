using Amazon.KeyManagementService;

namespace FakeKms.Assertions.Tests;

/// <summary>Constraints hold for what they say, and not for what is merely like it.</summary>
public sealed class ExactConstraintTests : IDisposable
{
    private readonly FakeKmsServer kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.RotatingEvery(90)));
    private readonly IAmazonKeyManagementService client;

    public ExactConstraintTests() => client = kms.CreateClient();

    public void Dispose()
    {
        client.Dispose();
        kms.Dispose();
    }

    [Test]
    public async Task True_is_not_false()
    {
        await client.CreateKeyAsync(new() { BypassPolicyLockoutSafetyCheck = false });
        await client.CreateKeyAsync(new() { BypassPolicyLockoutSafetyCheck = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("CreateKey").WithRequestParameter("bypassPolicyLockoutSafetyCheck", true));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("CreateKey").WithRequestParameter("bypassPolicyLockoutSafetyCheck", false));
            Assert.That(kms.Trail, Has.None.KmsEvent("CreateKey").WithRequestParameter("bypassPolicyLockoutSafetyCheck", "yes"));
        }
    }

    [Test]
    public async Task A_fraction_of_a_second_does_not_count_and_a_second_does()
    {
        kms.Advance(TimeSpan.FromMilliseconds(700));
        await client.ListKeysAsync(new());
        var now = kms.Clock.GetUtcNow();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("ListKeys").At(now));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("ListKeys").At(now.AddMilliseconds(299)));
            Assert.That(kms.Trail, Has.None.KmsEvent("ListKeys").At(now.AddMilliseconds(300)));
            Assert.That(kms.Trail, Has.None.KmsEvent("ListKeys").At(now.AddMilliseconds(-701)));
        }
    }

    [Test]
    public async Task What_a_caller_does_inside_AWS_is_not_by_KMS()
    {
        using var inside = kms.CreateClient(KmsCaller.IamUser("Bob").ThroughService("AWS Internal"));
        await inside.DescribeKeyAsync("alias/cards");
        kms.Advance(TimeSpan.FromDays(90));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().ByKms());
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("RotateKey").ByKms());
            Assert.That(kms.Trail, Has.None.KmsEvent("DescribeKey").ByKms());
        }
    }
}
