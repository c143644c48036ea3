using FakeKms.Domain.Keys;

namespace FakeKms.Operations;

/// <summary>Remembers the last use of each key. Only successes count; ReEncrypt uses both its keys.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
internal static class KeyUses
{
    public static void Note(Operation operation, Call call, KmsEvent record)
    {
        var use = new KeyUse(operation.Name, call.Now, record.EventID, call.RequestId);
        foreach (var key in call.Keys) key.LastUse = use;
    }
}
