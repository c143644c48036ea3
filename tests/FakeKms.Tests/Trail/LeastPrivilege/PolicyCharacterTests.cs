namespace FakeKms.Tests.Trail.LeastPrivilege;

/// <summary>A key policy takes the characters up to U+00FF as they are, and no others.</summary>
public sealed class PolicyCharacterTests : RecordedLife
{
    [Test]
    public async Task The_first_character_beyond_is_escaped()
    {
        await Client.EncryptTextAsync("alias/cards", "x", new() { ["name"] = "ÿĀ一" });

        var policy = Kms.Trail.ToKeyPolicy("alias/cards", new KmsPolicyOptions { IncludeEncryptionContexts = true }).ToJson();
        await PutPolicyAsync(policy);

        Assert.That(policy, Does.Contain("\"ÿ\\u0100\\u4e00\""));
    }
}
