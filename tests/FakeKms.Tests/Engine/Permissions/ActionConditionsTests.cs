using FakeKms.Engine.Permissions;
using FakeKms.Operations;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>Which condition keys a test can give to a question about an action: those that AWS documents for it.</summary>
public sealed class ActionConditionsTests
{
    private static readonly ActionConditions Conditions = new(OperationCatalog.All);

    private static readonly Dictionary<string, string> Examples = new()
    {
        ["keys"] = "DescribeKey",
        ["new keys"] = "CreateKey",
        ["key stores"] = "ConnectCustomKeyStore",
    };

    [Test]
    public void Every_condition_key_that_AWS_documents_comes_with_its_actions() => Assert.That(
        from documented in ConditionTables.OfKms
        from place in documented.Where
        let action = Examples.GetValueOrDefault(place, place)
        where !Conditions.Has($"kms:{action}", documented.Name)
        select $"{action} lacks {documented.Name}",
        Is.Empty);

    [Test]
    public void Global_condition_keys_come_with_every_action() => Assert.That(
        ConditionTables.Global.Where(documented => !Conditions.Has("kms:ListKeys", documented.Name) || !Conditions.Has("kms:Decrypt", documented.Name)).Select(documented => documented.Name),
        Is.Empty);

    [TestCase("kms:Decrypt", "kms:SigningAlgorithm")]
    [TestCase("kms:DescribeKey", "kms:EncryptionContext:tenant")]
    [TestCase("kms:ListKeys", "kms:CallerAccount")]
    [TestCase("kms:CreateKey", "aws:ResourceTag/Team")]
    [TestCase("kms:ReEncrypt", "kms:EncryptionContext:tenant")]
    public void A_condition_key_of_others_does_not_come_with_an_action(string action, string name) => Assert.That(Conditions.Has(action, name), Is.False);

    [Test]
    public void The_case_of_names_does_not_count() => Assert.That(Conditions.Has("KMS:decrypt", "kms:encryptioncontext:Tenant"), Is.True);
}
