using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Members;
using FakeKms.Trail.LeastPrivilege;

namespace FakeKms.Tests.Trail.LeastPrivilege;

public class PermittedActionTests : RecordedLife
{
    private static readonly string[] KeyMembers = ["KeyId", "TargetKeyId", "AliasName", "CiphertextBlob"];

    [Test]
    public void Operations_that_can_name_no_key_are_allowed_for_all_resources_and_so_is_ListAliases_which_need_not() => Assert.That(
        PermittedActions.AccountOperations.Order(),
        Is.EqualTo(SdkOperations.Names.Where(CanNameNoKey).Append("ListAliases").Order()));

    [Test]
    public async Task ReEncrypt_under_the_same_key_needs_both_permissions_on_it()
    {
        var ciphertext = await Client.EncryptTextAsync(CardsId, "x");
        var mark = Kms.Trail.Count;
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = ciphertext, DestinationKeyId = CardsId });

        Assert.That(Kms.Trail.Since(mark).ToIamPolicy(Kms.Caller).Statements.Single().Actions, Is.EqualTo(new[] { "kms:ReEncryptFrom", "kms:ReEncryptTo" }));
    }

    [Test]
    public async Task The_same_records_give_the_same_text()
    {
        foreach (var key in new[] { ArchiveId, CardsId, "alias/archive" })
        {
            await As(VaultSession).EncryptTextAsync(key, "x", new() { ["b"] = "2", ["a"] = "1" });
            await Client.DescribeKeyAsync(key);
        }
        var options = new KmsPolicyOptions { IncludeEncryptionContexts = true };
        var backwards = Kms.Trail.Reverse().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(backwards.ToIamPolicy(VaultSession, options).ToJson(), Is.EqualTo(Kms.Trail.ToIamPolicy(VaultSession, options).ToJson()));
            Assert.That(backwards.ToKeyPolicy(Archive, options).ToString(), Is.EqualTo(Kms.Trail.ToKeyPolicy(Archive, options).ToString()));
        }
    }

    private static bool CanNameNoKey(string operation) =>
        !typeof(EncryptRequest).Assembly.GetType($"Amazon.KeyManagementService.Model.{operation}Request")!.GetProperties().Any(member => KeyMembers.Contains(member.Name));
}
