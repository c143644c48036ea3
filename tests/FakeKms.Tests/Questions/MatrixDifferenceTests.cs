namespace FakeKms.Tests.Questions;

/// <summary>What a change of policies changes.</summary>
public sealed class MatrixDifferenceTests : Asking
{
    private static readonly string[] Actions = ["kms:Decrypt", "kms:DescribeKey", "kms:ListKeys"];
    private static readonly string[] Keys = ["alias/cards", "alias/other"];

    [Test]
    public void Text_has_the_permissions_that_change_with_both_statements()
    {
        var before = Matrix(Kms);
        Change();

        Assert.That(before.Compare(Matrix(Kms)).ToString(), Is.EqualTo(
            """
            change                      caller            action           key          before                                             after
            now refused                 role Vault/one    kms:Decrypt      alias/cards  allowed by AllowVault of policy 1 of role Vault    not allowed by any identity-based policy
            now refused                 role Vault/one    kms:Decrypt      alias/other  allowed by AllowVault of policy 1 of role Vault    not allowed by any identity-based policy
            now allowed                 role Support/zoe  kms:Decrypt      alias/cards  denied by DenySupport of policy 1 of role Support  allowed by Work of policy 1 of role Support
            now allowed                 role Support/zoe  kms:Decrypt      alias/other  denied by DenySupport of policy 1 of role Support  allowed by Work of policy 1 of role Support
            allowed for another reason  role Vault/one    kms:DescribeKey  alias/cards  allowed by Look of policy 1 of role Vault          allowed by Glance of policy 1 of role Vault
            allowed for another reason  role Vault/one    kms:DescribeKey  alias/other  allowed by Look of policy 1 of role Vault          allowed by Glance of policy 1 of role Vault
            allowed for another reason  role Vault/one    kms:ListKeys     -            allowed by Look of policy 1 of role Vault          allowed by Glance of policy 1 of role Vault
            """.ReplaceLineEndings()));
    }

    [Test]
    public void Markdown_has_them_too()
    {
        var before = Matrix(Kms);
        Change();

        Assert.That(before.Compare(Matrix(Kms)).ToMarkdown(), Is.EqualTo(
            """
            | change | caller | action | key | before | after |
            | --- | --- | --- | --- | --- | --- |
            | now refused | role Vault/one | kms:Decrypt | alias/cards | allowed by AllowVault of policy 1 of role Vault | not allowed by any identity-based policy |
            | now refused | role Vault/one | kms:Decrypt | alias/other | allowed by AllowVault of policy 1 of role Vault | not allowed by any identity-based policy |
            | now allowed | role Support/zoe | kms:Decrypt | alias/cards | denied by DenySupport of policy 1 of role Support | allowed by Work of policy 1 of role Support |
            | now allowed | role Support/zoe | kms:Decrypt | alias/other | denied by DenySupport of policy 1 of role Support | allowed by Work of policy 1 of role Support |
            | allowed for another reason | role Vault/one | kms:DescribeKey | alias/cards | allowed by Look of policy 1 of role Vault | allowed by Glance of policy 1 of role Vault |
            | allowed for another reason | role Vault/one | kms:DescribeKey | alias/other | allowed by Look of policy 1 of role Vault | allowed by Glance of policy 1 of role Vault |
            | allowed for another reason | role Vault/one | kms:ListKeys | - | allowed by Look of policy 1 of role Vault | allowed by Glance of policy 1 of role Vault |
            """.ReplaceLineEndings()));
    }

    [Test]
    public void Changes_of_the_outcome_come_before_those_of_the_reason()
    {
        var before = Matrix(Kms);
        Change();

        Assert.That(
            before.Compare(Matrix(Kms)).Changes.Select(change => (change.Caller, change.Action, change.ChangesOutcome, change.Before.Statement, change.After.Statement)).Distinct(),
            Is.EqualTo(
                [
                    ("role Vault/one", "kms:Decrypt", true, "AllowVault", (string?)null), ("role Support/zoe", "kms:Decrypt", true, "DenySupport", "Work"),
                    ("role Vault/one", "kms:DescribeKey", false, "Look", "Glance"), ("role Vault/one", "kms:ListKeys", false, "Look", "Glance"),
                ]));
    }

    [Test]
    public void A_change_is_a_line()
    {
        var before = Matrix(Kms);
        Change();

        Assert.That(before.Compare(Matrix(Kms)).Changes[0].ToString(), Is.EqualTo(
            "role Vault/one kms:Decrypt on alias/cards, now refused: allowed by AllowVault of policy 1 of role Vault, then not allowed by any identity-based policy"));
    }

    [Test]
    public void Nothing_that_changes_is_said_in_a_sentence()
    {
        var difference = Matrix(Kms).Compare(Matrix(Kms));

        Assert.That((difference.IsEmpty, difference.ToString(), difference.ToMarkdown()), Is.EqualTo((true, "No permission changes.", "No permission changes.")));
    }

    [Test]
    public void Two_servers_with_the_same_policies_have_no_difference()
    {
        using var other = Pinned.Server(builder => Declare(builder.WithSeed(7)));

        Assert.That(Matrix(Kms).Compare(Matrix(other)).ToString(), Is.EqualTo("No permission changes."));
    }

    [Test]
    public async Task Another_grant_that_allows_the_same_is_no_difference()
    {
        await Client.CreateGrantAsync(new() { KeyId = Id(Kms), GranteePrincipal = "arn:aws:iam::111122223333:role/Vault", Operations = ["Encrypt"] });
        var before = Kms.PermissionMatrix([Vault], ["kms:Encrypt"], ["alias/cards"]);
        await Client.RevokeGrantAsync(new() { KeyId = Id(Kms), GrantId = before.Cells[0].Decision.GrantId });
        var between = Kms.PermissionMatrix([Vault], ["kms:Encrypt"], ["alias/cards"]);
        await Client.CreateGrantAsync(new() { KeyId = Id(Kms), GranteePrincipal = "arn:aws:iam::111122223333:role/Vault", Operations = ["Encrypt"] });
        var after = Kms.PermissionMatrix([Vault], ["kms:Encrypt"], ["alias/cards"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Cells[0].Decision.GrantId, Is.Not.EqualTo(before.Cells[0].Decision.GrantId));
            Assert.That(before.Compare(after).IsEmpty, Is.True);
            Assert.That(before.Compare(between).Changes.Select(change => change.After.IsAllowed), Is.EqualTo([false]));
        }
    }

    [Test]
    public void What_only_one_of_them_has_is_listed()
    {
        var before = Kms.PermissionMatrix([Alice, Vault], ["kms:Decrypt", "kms:DescribeKey"], ["alias/cards"], Tenant7);
        var after = Kms.PermissionMatrix([Alice, Support], ["kms:Decrypt", "kms:ListKeys"], ["alias/cards", "alias/other"], region: "us-east-1");

        var difference = before.Compare(after);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(difference.IsEmpty, Is.False);
            Assert.That(difference.OnlyBefore, Is.EqualTo(["caller role Vault/one", "action kms:DescribeKey", "context kms:EncryptionContext:tenant = 7"]));
            Assert.That(difference.OnlyAfter, Is.EqualTo(["caller role Support/zoe", "action kms:ListKeys", "key alias/other", "region us-east-1"]));
            Assert.That(difference.ToString(), Is.EqualTo(
                """
                No permission changes of those that both have.
                only before: caller role Vault/one
                only before: action kms:DescribeKey
                only before: context kms:EncryptionContext:tenant = 7
                only after: caller role Support/zoe
                only after: action kms:ListKeys
                only after: key alias/other
                only after: region us-east-1
                """.ReplaceLineEndings()));
            Assert.That(difference.ToMarkdown(), Does.EndWith("- only after: region us-east-1"));
        }
    }

    private static KmsPermissionMatrix Matrix(FakeKmsServer kms) => kms.PermissionMatrix([Alice, Vault, Support], Actions, Keys, Tenant7);

    private static string Id(FakeKmsServer kms) => kms.Key("alias/cards").KeyId;

    private void Change()
    {
        Kms.Authorization.PutRole("Vault", role => role.WithPolicy(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Glance","Effect":"Allow","Action":["kms:DescribeKey","kms:ListKeys"],"Resource":"*"}]}"""));
        Kms.Authorization.PutRole("Support", role => role.WithPolicy(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Work","Effect":"Allow","Action":"kms:*","Resource":"*"}]}"""));
    }
}
