using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;

namespace FakeKms.Engine.Authorization;

/// <summary>
/// What a request would say by itself that a test asks about without making it: the alias that names the key, and what AWS adds to a request.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal static class AssumedRequest
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("kms:ScheduleKeyDeletionPendingWindowInDays", "30"),
        ("kms:RotationPeriodInDays", "365"),
        ("kms:MessageType", "RAW"),
        ("kms:KeyAgreementAlgorithm", "ECDH"),
    ];

    /// <summary>The given values, and those that a request for the action has without being told.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Complete(
        IReadOnlyDictionary<string, IReadOnlyList<string>> given, string action, KmsKey? key, string? keyText, ActionConditions known)
    {
        if (key is null) return given;
        var values = new Dictionary<string, IReadOnlyList<string>>(given, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Defaults) Add(name, value);
        if (key.KeySpec == KeySpec.SYMMETRIC_DEFAULT) Add("kms:EncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value);
        if (KeyNames.AliasIn(keyText) is { } alias) Add("kms:RequestAlias", alias);
        return values;

        void Add(string name, string value)
        {
            if (known.Has(action, name)) values.TryAdd(name, [value]);
        }
    }
}
