namespace FakeKms.Tests.Questions;

/// <summary>Who may do what, as a table.</summary>
public sealed class PermissionMatrixTests : Asking
{
    [Test]
    public void Text_has_callers_and_actions_in_rows_and_keys_in_columns() => Assert.That(
        Kms.PermissionMatrix([Alice, Vault, Support], ["kms:Decrypt", "kms:ListKeys"], ["alias/cards", "alias/other"]).ToString(),
        Is.EqualTo(
            """
            caller            action        alias/cards                        alias/other                        no key
            user Alice        kms:Decrypt   allowed                            allowed                            -
            user Alice        kms:ListKeys  -                                  -                                  allowed
            role Vault/one    kms:Decrypt   refused: no identity-based policy  refused: no identity-based policy  -
            role Vault/one    kms:ListKeys  -                                  -                                  allowed
            role Support/zoe  kms:Decrypt   refused: denied by DenySupport     refused: denied by DenySupport     -
            role Support/zoe  kms:ListKeys  -                                  -                                  allowed
            """.ReplaceLineEndings()));

    [Test]
    public void Markdown_is_a_table_below_what_is_known_of_the_calls() => Assert.That(
        Kms.PermissionMatrix([Vault], ["kms:Decrypt", "kms:DescribeKey"], ["alias/cards"], Tenant7).ToMarkdown(),
        Is.EqualTo(
            """
            with kms:EncryptionContext:tenant = 7

            | caller | action | alias/cards |
            | --- | --- | --- |
            | role Vault/one | kms:Decrypt | allowed |
            | role Vault/one | kms:DescribeKey | allowed |
            """.ReplaceLineEndings()));

    [Test]
    public void A_bar_does_not_end_a_cell_of_Markdown()
    {
        var matrix = Kms.PermissionMatrix([KmsCaller.FederatedUser("a|b", "Bob")], ["kms:Decrypt"], ["alias/cards"]);

        Assert.That(matrix.ToMarkdown(), Does.Contain("| federated user a\\|b | kms:Decrypt |"));
    }

    [Test]
    public void A_cell_has_its_decision()
    {
        var cell = Kms.PermissionMatrix([Support], ["kms:Decrypt"], ["alias/cards"]).Cells.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((cell.Caller, cell.Action, cell.Key), Is.EqualTo(("role Support/zoe", "kms:Decrypt", "alias/cards")));
            Assert.That(cell.Decision.Statement, Is.EqualTo("DenySupport"));
            Assert.That(cell.ToString(), Is.EqualTo("role Support/zoe kms:Decrypt on alias/cards: denied by DenySupport of policy 1 of role Support"));
        }
    }

    [Test]
    public void A_key_goes_by_its_alias_however_it_is_named()
    {
        var (cards, other) = (Kms.Key("alias/cards"), Kms.Key("alias/other"));

        Assert.That(Kms.PermissionMatrix([Alice], ["kms:Decrypt"], [cards.Arn, other.KeyId]).Keys, Is.EqualTo(["alias/cards", "alias/other"]));
    }

    [Test]
    public async Task A_key_without_an_alias_goes_by_its_id_and_one_of_another_Region_by_that_too()
    {
        var unnamed = (await Client.CreateKeyAsync(new())).KeyMetadata.KeyId;
        using var away = Kms.CreateClient("eu-west-1");
        var far = (await away.CreateKeyAsync(new())).KeyMetadata;
        await away.CreateAliasAsync("alias/cards", far.KeyId);

        Assert.That(
            Kms.PermissionMatrix([Alice], ["kms:Decrypt"], [unnamed, "alias/cards", far.Arn]).Keys,
            Is.EqualTo([unnamed, "alias/cards", "alias/cards in eu-west-1"]));
    }

    [Test]
    public async Task A_name_is_looked_for_in_the_Region_that_is_called()
    {
        using var away = Kms.CreateClient("eu-west-1");
        var far = (await away.CreateKeyAsync(new())).KeyMetadata;
        await away.CreateAliasAsync("alias/cards", far.KeyId);

        var matrix = Kms.PermissionMatrix([Alice], ["kms:Decrypt"], ["alias/cards"], region: "eu-west-1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(matrix.Cells.Single().Decision.Resource, Is.EqualTo(far.Arn));
            Assert.That(matrix.ToString(), Does.StartWith("in eu-west-1" + Environment.NewLine));
        }
    }

    [Test]
    public void Callers_go_by_what_tells_them_apart() => Assert.That(
        Kms.PermissionMatrix(
            [
                KmsCaller.Root(), KmsCaller.AwsService("logs.amazonaws.com"), KmsCaller.FederatedUser("Carol", "Bob"), Alice.WithAccountId("444455556666"),
                Alice.WithAccountId("111122223333"), Vault.ThroughService("secretsmanager.amazonaws.com"), Vault.ThroughVpcEndpoint("vpce-1a2b3c4d"),
                Vault.WithSessionPolicy(VaultPolicy), Vault.WithSessionTag("Team", "Red"), Vault, Vault.WithPrincipalId("AROAIIAUMPLE"),
            ],
            ["kms:Decrypt"],
            ["alias/cards"]).Callers,
        Is.EqualTo(
            [
                "the root user", "logs.amazonaws.com", "federated user Carol", "user Alice of 444455556666", "user Alice",
                "role Vault/one through secretsmanager.amazonaws.com", "role Vault/one through vpce-1a2b3c4d", "role Vault/one with a session policy",
                "role Vault/one tagged Team=Red", "role Vault/one", "role Vault/one (2)",
            ]));

    [Test]
    public void A_pattern_is_a_row_for_each_action_also_for_those_on_no_key() => Assert.That(
        Kms.PermissionMatrix([Alice], ["kms:Create*"], ["alias/cards"]).Cells.Select(cell => (cell.Action, cell.Key)),
        Is.EqualTo(
            [
                ("kms:CreateAlias", "alias/cards"), ("kms:CreateCustomKeyStore", null), ("kms:CreateGrant", "alias/cards"), ("kms:CreateKey", (string?)null),
            ]));

    [Test]
    public void Without_keys_a_pattern_is_the_actions_on_none() => Assert.That(
        Kms.PermissionMatrix([Alice], ["kms:List*"]).Actions, Is.EqualTo(["kms:ListAliases", "kms:ListKeys", "kms:ListRetirableGrants"]));

    [Test]
    public void A_matrix_stays_what_it_was_when_policies_change()
    {
        var matrix = Kms.PermissionMatrix([Vault], ["kms:Encrypt"], ["alias/cards"]);
        var before = matrix.ToString();

        Kms.Authorization.PutRole("Vault", role => role.WithPolicy(SupportPolicy));

        Assert.That((matrix.ToString(), Kms.Can(Vault, "kms:Encrypt", "alias/cards").IsAllowed), Is.EqualTo((before, true)));
    }

    [Test]
    public void What_has_no_support_across_accounts_is_refused_whatever_policies_say()
    {
        Kms.Authorization.PutUser("Zoe", user => user.InAccount("444455556666").WithPolicy(SupportPolicy));
        var open = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"]},"Action":"kms:*","Resource":"*"}]}""";
        Client.PutKeyPolicyAsync(new() { KeyId = Kms.Key("alias/cards").KeyId, Policy = open }).GetAwaiter().GetResult();
        var zoe = KmsCaller.IamUser("Zoe").WithAccountId("444455556666");

        var decision = Kms.Can(zoe, "kms:DisableKey", "alias/cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Kms.Can(zoe, "kms:Encrypt", "alias/cards").IsAllowed, decision.IsAllowed), Is.EqualTo((true, false)));
            Assert.That(decision.Explanation, Is.EqualTo("kms:DisableKey does not work on keys of other accounts, whatever their policies allow."));
        }
    }
}
