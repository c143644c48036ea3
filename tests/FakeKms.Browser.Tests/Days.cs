using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests;

namespace FakeKms.Browser.Tests;

/// <summary>Records to look at.</summary>
internal static class Days
{
    public const string Refusing = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
          {"Sid":"NoEncrypt","Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"}]}
        """;

    /// <summary>Ten records: every outcome, a policy that decides, an injected fault, a move of the clock, and what KMS did by itself.</summary>
    public static async Task<IReadOnlyList<KmsEvent>> OfTenAsync()
    {
        await using var kms = Pinned.Server(k => k.WithKey("alias/cards", key => key.Imported()).WithKey("alias/audit"));
        using var client = kms.CreateClient();
        var cards = kms.Key("alias/cards").KeyId;
        await client.EncryptTextAsync("alias/cards", "4111 1111 1111 1111");
        await client.ListKeysAsync(new ListKeysRequest());
        kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        await RefusedAsync(() => client.EncryptTextAsync("alias/cards", "x"));
        await client.EncryptTextAsync("alias/cards", "x");
        await client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = kms.Key("alias/audit").KeyId, Policy = Refusing });
        using (kms.Authorization.Strict()) await RefusedAsync(() => client.EncryptTextAsync("alias/audit", "x"));
        await client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = cards });
        await RefusedAsync(() => client.EncryptTextAsync("alias/cards", "x"));
        await client.ScheduleKeyDeletionAsync(cards, 7);
        kms.Advance(TimeSpan.FromDays(7));
        return [.. kms.Trail];
    }

    /// <summary>Many records of a few keys, a minute from one to the next; every tenth call fails.</summary>
    public static async Task<IReadOnlyList<KmsEvent>> OfManyAsync(int count)
    {
        string[] aliases = [.. Enumerable.Range(1, 12).Select(i => $"alias/key-{i}")];
        await using var kms = Pinned.Server(k =>
        {
            foreach (var alias in aliases) k.WithKey(alias);
        });
        using var client = kms.CreateClient();
        for (var i = 0; i < count; i++)
        {
            var alias = aliases[i % aliases.Length];
            if (i % 10 == 9) await RefusedAsync(() => client.DescribeKeyAsync("alias/none"));
            else if (i % 3 == 0) await client.EncryptTextAsync(alias, "x");
            else await client.DescribeKeyAsync(alias);
            if (i % 20 == 0) kms.Advance(TimeSpan.FromMinutes(1));
        }
        return [.. kms.Trail];
    }

    public static async Task RefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (AmazonKeyManagementServiceException)
        {
            // Its record is what is wanted.
            return;
        }
        throw new InvalidOperationException("The call was to be refused, and was not.");
    }
}
