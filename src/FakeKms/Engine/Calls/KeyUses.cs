using FakeKms.Domain.Keys;

namespace FakeKms.Engine.Calls;

/// <summary>Remembers the last use of each key, and the record of it that the key's owner has. Only successes count; ReEncrypt uses both its keys.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
internal static class KeyUses
{
    public static void Note(Operation operation, Call call, IReadOnlyList<KmsEvent> records)
    {
        foreach (var key in call.Keys)
        {
            var record = records.First(copy => copy.RecipientAccountId == key.Home.AccountId);
            key.LastUse = new KeyUse(operation.Name, call.Now, record.EventID, call.RequestId);
        }
    }
}
