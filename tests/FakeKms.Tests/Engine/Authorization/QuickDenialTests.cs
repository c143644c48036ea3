using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>Refusals without policies.</summary>
public sealed class QuickDenialTests : InMemory
{

    private string Arn => Kms.Key("alias/cards").Arn;

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards").WithKey("alias/other");

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
