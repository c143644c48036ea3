using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Model;

namespace FakeKms.Xks.Messages;

/// <summary>What a test says of external keys, checked.</summary>
internal static class ExternalKeyTerms
{
    public static void Check(string xksKeyId)
    {
        ArgumentNullException.ThrowIfNull(xksKeyId);
        if (ExternalKey.IsId(xksKeyId)) return;
        throw new ArgumentException(
            $"'{ShortText.Value(xksKeyId)}' is no id of an external key that KMS takes; write 1 to 128 letters, digits, and characters of -_., such as k1.",
            nameof(xksKeyId));
    }

    public static void Check(ExternalKeyUsage usage)
    {
        if (!Enum.IsDefined(usage)) throw new ArgumentOutOfRangeException(nameof(usage), usage, "There is no such usage of an external key.");
    }

    public static void Check(EkmHealthStatus health)
    {
        if (!Enum.IsDefined(health)) throw new ArgumentOutOfRangeException(nameof(health), health, "There is no such health of an external key manager.");
    }
}
