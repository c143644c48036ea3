using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>Refusals without policies.</summary>
public sealed class QuickDenialTests : InMemory
{
    private static readonly KmsCaller Bob = KmsCaller.IamUser("Bob");

    private string Arn => Kms.Key("alias/cards").Arn;

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards").WithKey("alias/other").WithRole("Vault", _ => { });

    [TestCase("alias/cards")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:alias/cards")]
    [TestCase("id")]
    [TestCase("arn")]
    public async Task One_caller_is_refused_one_action_on_one_key_however_it_is_named(string name)
    {
        var key = Kms.Key("alias/cards");
        Kms.Authorization.Deny(Kms.Caller, "kms:DescribeKey", onKey: name switch { "id" => key.KeyId, "arn" => key.Arn, _ => name });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync("alias/cards")), Is.EqualTo(Refusal("DescribeKey", Arn)));
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync("alias/other")), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.DisableKeyAsync(Arn)), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Kms.CreateClient(KmsCaller.IamUser("Bob")).DescribeKeyAsync(Arn)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_refusal_lasts_until_it_is_disposed_of()
    {
        using (Kms.Authorization.Deny(null, "kms:*")) Assert.That(await ErrorOf(() => Client.ListKeysAsync(new ListKeysRequest())), Is.EqualTo(Refusal("ListKeys", "*")));

        Assert.That(await ErrorOf(() => Client.ListKeysAsync(new ListKeysRequest())), Is.EqualTo("no error"));
    }

    [Test]
    public async Task A_pattern_refuses_several_actions()
    {
        Kms.Authorization.Deny(Kms.Caller, "kms:ReEncrypt*");
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = Arn, Plaintext = new MemoryStream([1]) })).CiphertextBlob;

        Assert.That(
            await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = "alias/other" })),
            Is.EqualTo(Refusal("ReEncryptFrom", Arn)));
    }

    [Test]
    public async Task A_refusal_holds_in_Permissive_too()
    {
        using var mode = Kms.Authorization.Permissive();
        Kms.Authorization.Deny(Kms.Caller, "kms:DescribeKey");

        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(Arn)), Is.EqualTo(Refusal("DescribeKey", Arn)));
    }

    [Test]
    public void A_question_hears_of_it_too()
    {
        Kms.Authorization.Deny(Bob, "kms:Decrypt");
        var decision = Kms.Can(Bob, "kms:Decrypt", "alias/cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((decision.Kind, decision.PolicyType, decision.Policy, decision.Statement), Is.EqualTo((KmsDecisionKind.ExplicitDeny, KmsPolicyType.IdentityPolicy, "kms.Authorization.Deny", (string?)null)));
            Assert.That(decision.ToString(), Is.EqualTo($"kms:Decrypt on {Arn}: denied by kms.Authorization.Deny"));
            Assert.That(decision.Explanation, Is.EqualTo("kms.Authorization.Deny refuses it, whatever the policies say."));
            Assert.That(Kms.Can(Kms.Caller, "kms:Decrypt", "alias/cards").IsAllowed, Is.True);
        }
    }

    [Test]
    public async Task In_Off_whom_it_does_not_hit_needs_no_policy_all_the_same()
    {
        Kms.Authorization.Deny(Bob, "kms:DescribeKey");

        Assert.That(await ErrorOf(() => Kms.CreateClient(KmsCaller.AssumedRole("Vault", "one")).DescribeKeyAsync(Arn)), Is.EqualTo("no error"));
    }

    [Test]
    public async Task In_Off_the_keys_of_AWS_stay_as_they_are()
    {
        Kms.Authorization.Deny(Bob, "kms:DescribeKey");
        var key = (await Client.DescribeKeyAsync("alias/aws/s3")).KeyMetadata.Arn;

        Assert.That(await ErrorOf(() => Client.DisableKeyAsync(key)), Does.StartWith("AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:DisableKey"));
    }

    [Test]
    public async Task What_a_caller_does_through_a_service_is_refused_alone()
    {
        Kms.Authorization.Deny(Bob.ThroughService("s3.amazonaws.com"), "kms:DescribeKey");
        Task<string> Describes(KmsCaller caller) => ErrorOf(() => Kms.CreateClient(caller).DescribeKeyAsync(Arn));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Describes(Bob.ThroughService("s3.amazonaws.com")), Does.StartWith("AccessDeniedException: User: arn:aws:iam::111122223333:user/Bob is not authorized"));
            Assert.That(await Describes(Bob), Is.EqualTo("no error"));
            Assert.That(await Describes(Bob.ThroughService("sqs.amazonaws.com")), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_pattern_of_actions_some_of_which_are_about_no_key_is_taken_with_a_key()
    {
        Kms.Authorization.Deny(null, "kms:Create*", onKey: "alias/cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateAliasAsync("alias/more", Arn)), Is.EqualTo(Refusal("CreateAlias", Arn)));
            Assert.That(await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest())), Is.EqualTo("no error"));
        }
    }

    [TestCase(null, "Value cannot be null.")]
    [TestCase("", "The value cannot be an empty string")]
    [TestCase(" ", "The value cannot be an empty string")]
    public void No_action_at_all_is_refused_as_such(string? action, string text)
    {
        foreach (var use in new Action[]
        {
            () => Kms.Authorization.Deny(null, action!),
            () => Kms.Can(Bob, action!, "alias/cards"),
            () => Kms.PermissionMatrix([Bob], [action!], ["alias/cards"]),
        })
            Assert.That(use, Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("action").And.Message.StartsWith(text));
    }

    [TestCase("alias/cards", true)]
    [TestCase("alias/more", true)]
    [TestCase("alias/none", false)]
    public async Task A_key_goes_by_each_of_its_aliases(string name, bool isHit)
    {
        await Client.CreateAliasAsync("alias/more", Arn);
        Kms.Authorization.Deny(null, "kms:DescribeKey", name);

        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(Arn)), Is.EqualTo(isHit ? Refusal("DescribeKey", Arn) : "no error"));
    }

    [Test]
    public async Task A_key_without_an_alias_goes_by_none()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        Kms.Authorization.Deny(null, "kms:DescribeKey", "alias/cards");

        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(key)), Is.EqualTo("no error"));
    }

    [TestCase("cards", "; did you mean 'alias/cards'?")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:key/cards", ".")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:kex/1234abcd-12ab-34cd-56ef-1234567890ab", ".")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:1234abcd-12ab-34cd-56ef-1234567890ab", ".")]
    public void A_text_that_can_name_no_key_is_refused(string key, string proposal) => Assert.That(
        () => Kms.Authorization.Deny(null, "kms:Decrypt", key),
        Throws.ArgumentException.With.Message.StartsWith(
            $"'{key}' names no KMS key. A key goes by its key id, its key ARN, or the name or ARN of an alias{proposal}"));

    [TestCase("", "onKey")]
    [TestCase(" ", "onKey")]
    public void A_key_without_a_name_is_refused_as_such(string key, string parameter) => Assert.That(
        () => Kms.Authorization.Deny(null, "kms:Decrypt", key),
        Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter).And.Message.StartsWith("The value cannot be an empty string"));

    [TestCase("ReEncrypt", "KMS has no action kms:ReEncrypt: write kms:ReEncryptFrom or kms:ReEncryptTo, or kms:ReEncrypt* for both.")]
    [TestCase("decrypt", "'decrypt' is no action of KMS; did you mean 'kms:Decrypt'?")]
    [TestCase("Sing", "'Sing' is no action of KMS; did you mean 'kms:Sign'?")]
    [TestCase("kms:ReEncrypt", "KMS has no action kms:ReEncrypt: write kms:ReEncryptFrom or kms:ReEncryptTo, or kms:ReEncrypt* for both.")]
    [TestCase("Decrypt", "'Decrypt' is no action of KMS; did you mean 'kms:Decrypt'?")]
    [TestCase("kms:Decrpyt", "'kms:Decrpyt' is no action of KMS; did you mean 'kms:Decrypt'?")]
    public void An_action_that_does_not_exist_is_refused_at_once(string action, string text) =>
        Assert.That(() => Kms.Authorization.Deny(null, action), Throws.ArgumentException.With.Message.StartsWith(text));

    [Test]
    public void An_action_about_no_key_takes_none() => Assert.That(
        () => Kms.Authorization.Deny(null, "kms:CreateKey", onKey: "alias/cards"),
        Throws.ArgumentException.With.Message.StartsWith("kms:CreateKey is about no key: leave the key out."));

    private static string Refusal(string action, string resource) =>
        $"AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:{action} on resource: {resource} " +
        "with an explicit deny in an identity-based policy";
}
