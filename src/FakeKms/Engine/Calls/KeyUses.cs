using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>Remembers the last use of each key, and the record of it that the key's owner has. Only successes count; ReEncrypt uses both its keys.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
internal static class KeyUses
{
    public static void Note(Operation operation, Call call, IReadOnlyList<KmsEvent> records)
    {
        foreach (var key in call.Keys)
        {
            key.LastUse = new KeyUse(operation.Name, call.Now, EventIdOf(records, key.Home.AccountId), call.RequestId);
        }
    }

    private static IdText EventIdOf(IReadOnlyList<KmsEvent> records, string account)
    {
        if (records is [{ RecipientAccountId: var only } record] && only == account) return record.Id;
        return records.First(copy => copy.RecipientAccountId == account).Id;
    }
}
