using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

public class CreateGrantTests : InMemory
{
    private string keyId = "";

    [SetUp]
    public async Task A_key() => keyId = await Client.CreateSymmetricKeyAsync();

    [Test]
    public async Task A_grant_has_an_id_and_a_token_in_the_forms_of_AWS()
    {
        var grant = await Client.GrantAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(grant.GrantId, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(grant.GrantToken, Does.Match("^AQpA[A-Za-z0-9_-]{456}$"));
        }
    }

    [Test]
    public async Task The_same_seed_gives_the_same_ids_and_tokens()
    {
        using var other = FakeKmsServer.Start();
        using var client = other.CreateClient();
        var (here, there) = (await Client.GrantAsync(keyId), await client.GrantAsync(await client.CreateSymmetricKeyAsync()));

        Assert.That((there.GrantId, there.GrantToken), Is.EqualTo((here.GrantId, here.GrantToken)));
    }

    [Test]
    public async Task A_key_shows_its_grants_to_the_test()
    {
        var created = await Client.GrantAsync(keyId, r =>
        {
            (r.Name, r.RetiringPrincipal) = ("cards", Granting.Retirer);
            r.Operations = ["Decrypt", "Encrypt", "Decrypt"];
            r.Constraints = new GrantConstraints { EncryptionContextSubset = new() { ["tenant"] = "7" }, SourceArn = Granting.Table };
        });

        var grant = Kms.Key(keyId).Grants.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((grant.GrantId, grant.Name), Is.EqualTo((created.GrantId, "cards")));
            Assert.That((grant.GranteePrincipal, grant.RetiringPrincipal), Is.EqualTo((Granting.Role, Granting.Retirer)));
            Assert.That((grant.GranteeServicePrincipal, grant.RetiringServicePrincipal), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That(grant.Operations, Is.EqualTo(new[] { GrantOperation.Decrypt, GrantOperation.Encrypt }));
            Assert.That(grant.EncryptionContextSubset, Is.EqualTo(new Dictionary<string, string> { ["tenant"] = "7" }));
            Assert.That(grant.EncryptionContextEquals, Is.Null);
            Assert.That(grant.SourceArn, Is.EqualTo(Granting.Table));
            Assert.That(grant.IssuingAccount, Is.EqualTo("arn:aws:iam::111122223333:root"));
            Assert.That(grant.CreationDate, Is.EqualTo(Kms.Clock.GetUtcNow()));
            Assert.That(grant.ToString(), Is.EqualTo($"{created.GrantId} Decrypt, Encrypt"));
        }
    }

    private static readonly Action<CreateGrantRequest>[] Differences =
    [
        r => r.Name = "other",
        r => r.GranteePrincipal = Granting.Retirer,
        r => r.RetiringPrincipal = null,
        r => r.Operations = ["Encrypt"],
        r => r.Constraints = null,
        r => r.Constraints.SourceArn = Granting.Table,
        r => r.Constraints.EncryptionContextSubset = new() { ["tenant"] = "8" },
        r => r.Constraints.EncryptionContextSubset = new() { ["Tenant"] = "7" },
        r => r.Constraints.EncryptionContextSubset = [],
        r => r.Constraints = new GrantConstraints { EncryptionContextEquals = new() { ["tenant"] = "7" } },
    ];

    [TestCaseSource(nameof(Differences))]
    public async Task A_named_request_that_differs_makes_another_grant(Action<CreateGrantRequest> difference)
    {
        await Client.GrantAsync(keyId, Cards);
        await Client.GrantAsync(keyId, r =>
        {
            Cards(r);
            difference(r);
        });

        Assert.That(Kms.Key(keyId).Grants, Has.Count.EqualTo(2));

        static void Cards(CreateGrantRequest r)
        {
            (r.Name, r.RetiringPrincipal) = ("cards", Granting.Retirer);
            r.Constraints = new GrantConstraints { EncryptionContextSubset = new() { ["tenant"] = "7" } };
        }
    }

    [Test]
    public async Task A_named_grant_that_was_revoked_is_not_answered_again()
    {
        var old = await Client.GrantAsync(keyId, r => r.Name = "cards");
        await Client.RevokeAsync(keyId, old.GrantId);

        Assert.That((await Client.GrantAsync(keyId, r => r.Name = "cards")).GrantId, Is.Not.EqualTo(old.GrantId));
    }

    [Test]
    public async Task A_dry_run_of_a_bad_request_answers_what_is_bad() => Assert.That(
        await ErrorOf(() => Client.GrantAsync(keyId, r => (r.DryRun, r.Operations) = (true, ["CreateGrant"]))),
        Is.EqualTo("ValidationException: Grants must not contain only the CreateGrant operation."));

    [Test]
    public async Task A_key_that_is_pending_import_gets_no_grant()
    {
        var external = await Client.CreateExternalKeyAsync();

        Assert.That(await ErrorOf(() => Client.GrantAsync(external)), Is.EqualTo($"KMSInvalidStateException: {Kms.Key(external).Arn} is pending import."));
    }

    [Test]
    public async Task A_deleted_key_takes_its_grants_and_their_tokens_with_it()
    {
        var grant = await Client.GrantAsync(keyId, r => r.RetiringPrincipal = Granting.Retirer);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Granting.Retirer })).Grants, Is.Empty);
            Assert.That(await ErrorOf(() => Client.RetireGrantAsync(grant.GrantToken)), Does.StartWith("InvalidGrantTokenException"));
        }
    }

    [Test]
    public async Task The_grants_of_a_reset_server_are_gone()
    {
        var grant = await Client.GrantAsync(keyId);
        Kms.Reset();

        Assert.That(await ErrorOf(() => Client.RetireGrantAsync(grant.GrantToken)), Does.StartWith("InvalidGrantTokenException"));
    }
}
