using System.Text.Json;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>The actions that the call of a record needs. They are named as the operations are, with the exceptions here.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html"/></remarks>
internal static class PermittedActions
{
    /// <summary>Operations without a key of their own: only IAM policies allow them, and for all resources.</summary>
    public static IReadOnlySet<string> AccountOperations { get; } = new HashSet<string>
    {
        "CreateKey", "ListKeys", "ListAliases", "ListRetirableGrants", "GenerateRandom",
        "CreateCustomKeyStore", "ConnectCustomKeyStore", "DescribeCustomKeyStores", "DisconnectCustomKeyStore", "DeleteCustomKeyStore", "UpdateCustomKeyStore",
    };

    public static IEnumerable<PermittedAction> Of(KmsEvent record, RecordedKeys keys) => record.EventName switch
    {
        "CreateKey" => [OfAccount(record), .. OfNewKey(record)],
        "ReplicateKey" => [.. OnResources(record), .. OfReplica(record)],
        "UpdatePrimaryRegion" => OfBothPrimaries(record),
        "ReEncrypt" => OfReEncrypt(record),
        "UpdateAlias" => [.. OfFormerTarget(record, keys), .. OnResources(record)],
        // Policies see the constraint of the new grant as its context.
        "CreateGrant" => OnResources(record).Select(action => action with { ContextMember = ConstraintOf(record) }),
        // Which principals may retire a grant stands in the grant; only IAM policies hand the permission on.
        "RetireGrant" => OnResources(record).Select(action => action with { IsForKeyPolicies = false }),
        _ => AccountOperations.Contains(record.EventName) ? [OfAccount(record)] : OnResources(record),
    };

    private static PermittedAction OfAccount(KmsEvent record) => OnlyIam("kms:" + record.EventName, "*");

    private static PermittedAction OnlyIam(string action, string resource) => new(action, resource) { IsForKeyPolicies = false };

    private static IEnumerable<PermittedAction> OnResources(KmsEvent record) =>
        record.Resources.Select(resource => new PermittedAction("kms:" + record.EventName, resource.Arn));

    private static IEnumerable<PermittedAction> OfNewKey(KmsEvent record)
    {
        if (record.Resources is not [{ Arn: var key }, ..] || !RecordedArns.IsKey(key)) yield break;
        // A key that is to be made is not named: the permission must not be for particular keys.
        // https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html
        if (SentParameters.Find(record, "tags") is not null) yield return OnlyIam("kms:TagResource", RecordedArns.NeighboursOf(key));
        // https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-auth-slr.html
        if (SentParameters.Find(record, "multiRegion") is { ValueKind: JsonValueKind.True } && !RecordedCallers.IsOfKms(record))
            yield return OnlyIam("iam:CreateServiceLinkedRole", RecordedArns.ServiceLinkedRole(key, record.RecipientAccountId));
    }

    private static IEnumerable<PermittedAction> OfReplica(KmsEvent record)
    {
        var region = SentParameters.Text(record, "replicaRegion");
        yield return OnlyIam("kms:CreateKey", "*") with { Region = region };
        if (SentParameters.Find(record, "tags") is not null && record.Resources is [{ Arn: var key }, ..] && RecordedArns.IsKey(key) && region is not null)
            yield return OnlyIam("kms:TagResource", RecordedArns.NeighboursOf(RecordedArns.InRegion(key, region)));
    }

    // The record in the new primary Region has no resources, but the ARN of the key as its parameter.
    private static IEnumerable<PermittedAction> OfBothPrimaries(KmsEvent record)
    {
        foreach (var key in record.Resources.Select(resource => resource.Arn).DefaultIfEmpty(SentParameters.Text(record, "keyId") ?? ""))
        {
            if (!RecordedArns.IsKey(key)) continue;
            yield return new PermittedAction("kms:UpdatePrimaryRegion", key);
            if (SentParameters.Text(record, "primaryRegion") is { } region)
                yield return new PermittedAction("kms:UpdatePrimaryRegion", RecordedArns.InRegion(key, region));
        }
    }

    private static IEnumerable<PermittedAction> OfReEncrypt(KmsEvent record) => record.Resources is [var source, ..]
        ?
        [
            new PermittedAction("kms:ReEncryptFrom", source.Arn) { ContextMember = "sourceEncryptionContext" },
            new PermittedAction("kms:ReEncryptTo", record.Resources[^1].Arn) { ContextMember = "destinationEncryptionContext" },
        ]
        : [];

    // The permission is needed on the key that the alias leaves, too, which a log does not name: earlier records may.
    private static IEnumerable<PermittedAction> OfFormerTarget(KmsEvent record, RecordedKeys keys) =>
        (record.Aside.FormerTarget is { } former ? [former] : record.Resources.Select(resource => keys.TargetOf(resource.Arn)).OfType<string>())
            .Select(key => new PermittedAction("kms:UpdateAlias", key));

    private static string ConstraintOf(KmsEvent record) =>
        SentParameters.Find(record, RecordedGrant.Equal) is null ? RecordedGrant.Subset : RecordedGrant.Equal;
}
