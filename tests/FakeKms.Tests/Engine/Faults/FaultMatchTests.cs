using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>Which calls a fault is for.</summary>
public class FaultMatchTests : FaultTest
{
    private static readonly KmsCaller Worker = KmsCaller.AssumedRole("Worker", "one");

    [TestCase("alias/cards")]
    [TestCase("key id")]
    [TestCase("key ARN")]
    [TestCase("alias ARN")]
    public async Task A_key_is_found_however_the_fault_and_the_call_name_it(string name)
    {
        var key = Kms.Key("alias/cards");
        Kms.Faults.FailNext("Decrypt", KmsFault.Throttling, onKey: name switch
        {
            "key id" => key.KeyId,
            "key ARN" => key.Arn,
            "alias ARN" => key.Arn.Replace($"key/{key.KeyId}", "alias/cards", StringComparison.Ordinal),
            _ => name,
        });
        var cards = await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]) });
        var pins = await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/pins", Plaintext = new([1]) });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = pins.CiphertextBlob })), Is.EqualTo("ok"));
            Assert.That(await Outcome(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = cards.CiphertextBlob })), Is.EqualTo("ThrottlingException"));
        }
    }

    [Test]
    public async Task A_fault_is_for_one_caller()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, by: Worker);
        using var worker = Kms.CreateClient(Worker);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Encrypt(Client)), Is.EqualTo("ok"));
            Assert.That(await Outcome(() => Encrypt(worker)), Is.EqualTo("ThrottlingException"));
        }
    }

    [Test]
    public async Task A_fault_is_for_one_Region()
    {
        Kms.Faults.FailNext("GenerateRandom", KmsFault.Throttling, inRegion: "eu-west-1");
        using var elsewhere = Kms.CreateClient("eu-west-1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Client.GenerateRandomAsync(8)), Is.EqualTo("ok"));
            Assert.That(await Outcome(() => elsewhere.GenerateRandomAsync(8)), Is.EqualTo("ThrottlingException"));
        }
    }

    [Test]
    public async Task A_fault_is_for_an_encryption_context()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, withContext: new Dictionary<string, string> { ["tenant"] = "a" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Encrypt(Client)), Is.EqualTo("ok"));
            Assert.That(await Outcome(() => Encrypt(Client, ("tenant", "b"))), Is.EqualTo("ok"));
            Assert.That(await Outcome(() => Encrypt(Client, ("tenant", "a"), ("stage", "test"))), Is.EqualTo("ThrottlingException"));
        }
    }

    [Test]
    public async Task All_pairs_that_a_fault_asks_for_have_to_be_there()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, withContext: new Dictionary<string, string> { ["tenant"] = "a", ["stage"] = "test" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Encrypt(Client, ("tenant", "a"), ("stage", "live"))), Is.EqualTo("ok"));
            Assert.That(await Outcome(() => Encrypt(Client, ("stage", "test"), ("tenant", "a"))), Is.EqualTo("ThrottlingException"));
        }
    }

    [TestCase("old")]
    [TestCase("new")]
    public async Task Of_two_encryption_contexts_either_one_will_do(string stage)
    {
        Kms.Faults.FailNext("ReEncrypt", KmsFault.Throttling, withContext: new Dictionary<string, string> { ["stage"] = stage });
        Assert.That(await Outcome(() => Client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = new([1]),
            DestinationKeyId = "alias/pins",
            SourceEncryptionContext = new() { ["stage"] = "old" },
            DestinationEncryptionContext = new() { ["stage"] = "new" },
        })), Is.EqualTo("ThrottlingException"));
    }

    [TestCase("cards", "; did you mean 'alias/cards'?")]
    [TestCase("alias/a card", ".")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:alias", ".")]
    [TestCase("arn:aws:s3:::cards", ".")]
    [TestCase("1234ABCD-12ab-34cd-56ef-1234567890ab", "; did you mean 'alias/1234ABCD-12ab-34cd-56ef-1234567890ab'?")]
    public void A_name_that_no_key_can_have_is_refused(string name, string proposal)
    {
        var message = $"'{name}' names no KMS key. A key goes by its key id, its key ARN, or the name or ARN of an alias{proposal}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, onKey: name), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => Kms.Faults.AllowNext("Encrypt", onKey: name), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => Kms.Faults.When("Encrypt", onKey: name), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(
                () => FakeKmsServer.Start(k => k.FailNext("Encrypt", KmsFault.Throttling, onKey: name)),
                Throws.ArgumentException.With.Message.StartsWith(message));
        }
    }

    [Test]
    public async Task An_alias_that_is_changed_or_deleted_is_a_name_of_the_call_s_key()
    {
        foreach (var operation in new[] { "UpdateAlias", "DeleteAlias" }) Kms.Faults.FailNext(operation, KmsFault.Throttling, onKey: "alias/cards");
        var pins = Kms.Key("alias/pins").KeyId;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Client.UpdateAliasAsync(new() { AliasName = "alias/cards", TargetKeyId = pins })), Is.EqualTo("ThrottlingException"));
            Assert.That(await Outcome(() => Client.DeleteAliasAsync("alias/cards")), Is.EqualTo("ThrottlingException"));
        }
    }

    [Test]
    public async Task A_grant_that_is_retired_by_its_token_leads_to_its_key()
    {
        Kms.Faults.FailNext("RetireGrant", KmsFault.Throttling, onKey: "alias/cards");
        var grant = await GrantAsync();
        Assert.That(await Outcome(() => Client.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken })), Is.EqualTo("ThrottlingException"));
    }

    [Test]
    public async Task A_grant_whose_token_comes_beside_a_key_leads_to_its_key_before_the_mixture_is_refused()
    {
        Kms.Faults.FailNext("RetireGrant", KmsFault.Throttling, onKey: "alias/cards");
        var grant = await GrantAsync();
        var mixture = new RetireGrantRequest { GrantToken = grant.GrantToken, KeyId = Kms.Key("alias/cards").Arn };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Client.RetireGrantAsync(mixture)), Is.EqualTo("ThrottlingException"));
            Assert.That(await Outcome(() => Client.RetireGrantAsync(mixture)), Is.EqualTo("ValidationException"));
        }
    }

    [Test]
    public async Task An_empty_context_asks_for_nothing()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, withContext: new Dictionary<string, string>());
        Assert.That(await Outcome(() => Encrypt(Client)), Is.EqualTo("ThrottlingException"));
    }

    private Task<CreateGrantResponse> GrantAsync() => Client.CreateGrantAsync(new CreateGrantRequest
    {
        KeyId = Kms.Key("alias/cards").KeyId,
        GranteePrincipal = "arn:aws:iam::111122223333:user/Alice",
        Operations = ["Encrypt"],
    });
}
