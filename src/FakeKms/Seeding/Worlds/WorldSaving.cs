using System.Text.Json;
using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Domain.Policies;
using FakeKms.Engine.State;

namespace FakeKms.Seeding.Worlds;

/// <summary>Writes down all keys of a server.</summary>
internal static class WorldSaving
{
    /// <exception cref="InvalidOperationException">Some key cannot be written down; the message has all of them.</exception>
    public static WorldFile Of(KmsState state)
    {
        var keys = state.Directory.Keys.ToArray();
        var obstacles = keys.Where(key => Obstacle(key) is not null).Select(key => $"{Environment.NewLine}  {key.Arn}: {Obstacle(key)}").ToArray();
        if (obstacles.Length > 0)
            throw new InvalidOperationException("A file of keys cannot hold these keys, and nothing was saved:" + string.Concat(obstacles));
        return new WorldFile
        {
            Version = WorldFile.CurrentVersion,
            SavedAt = state.Settings.Time.GetUtcNow(),
            Keys = [.. keys.Select(key => Of(state, key))],
        };
    }

    private static string? Obstacle(KmsKey key) =>
        key.KeyStore is not null ? "it is in a custom key store, whose material is outside of KMS. Delete it, or make it in each test."
        : key.State == KeyState.Creating || key.State == KeyState.Updating ? $"it is {key.State}. Advance the clock by the transition time."
        : key.Rotation.OnDemandStart is not null ? "a rotation of it is under way. Advance the clock by the transition time."
        : null;

    private static WorldKey Of(KmsState state, KmsKey key) => new()
    {
        KeyId = key.KeyId,
        AccountId = key.Home.AccountId,
        Region = key.Home.Region,
        PrimaryRegion = key.MultiRegion?.Primary.Home.Region,
        KeyManager = key.Manager == KeyManagerType.CUSTOMER ? null : key.Manager.Value,
        KeySpec = key.KeySpec.Value,
        KeyUsage = key.KeyUsage.Value,
        Origin = key.Origin.Value,
        Description = key.Description.Length == 0 ? null : key.Description,
        Enabled = key.IsDisabled ? false : null,
        CreationDate = key.CreationDate,
        DeletionDate = key.DeletionDate,
        PendingDeletionWindowInDays = key.PendingDeletionWindowInDays,
        Policy = ReferenceEquals(key.Policy, KeyPolicy.DefaultOf(key.Home)) ? null : JsonSerializer.Deserialize<JsonElement>(key.Policy.Text),
        Tags = key.Tags.Count == 0 ? null : key.Tags.ToDictionary(),
        Aliases = NullIfEmpty(state.Directory.AliasNamesOf(key).Select(name => Alias(state, key, name))),
        Materials = key.IsReplica && key.Origin == OriginType.AWS_KMS ? null : NullIfEmpty(key.Materials.All.Select(Material)),
        Rotation = key.IsReplica || key.Rotation is { PeriodInDays: null, OnDemandCount: 0 } ? null : Rotation(key.Rotation),
        Grants = NullIfEmpty(state.Directory.Grants.Of(key).All.Select(Grant)),
        LastUsage = key.LastUse is { } use
            ? new() { Operation = use.Operation, At = use.At, EventId = use.EventId.ToString(), RequestId = use.RequestId }
            : null,
    };

    private static WorldAlias Alias(KmsState state, KmsKey key, string name)
    {
        var alias = state.Directory.Table(key.Home).FindAlias(name)!;
        return new() { Name = name, CreationDate = alias.CreationDate, LastUpdatedDate = alias.LastUpdatedDate };
    }

    private static WorldRotation Rotation(KeyRotation rotation) =>
        new() { PeriodInDays = rotation.PeriodInDays, NextDate = rotation.NextDate, OnDemandCount = rotation.OnDemandCount };

    private static WorldMaterial Material(KeyMaterial material) => new()
    {
        State = material.State.Value,
        Bytes = material.Bytes,
        MaterialId = material.Id,
        Fingerprint = material.Bytes is null ? material.Fingerprint : null,
        PublicKey = material.Bytes is null ? material.PublicKey : null,
        Description = material.Description,
        ValidTo = material.ValidTo,
        Imports = material.Imports == 0 ? null : material.Imports,
        RotationDate = material.RotationDate,
        RotationType = material.RotationType?.Value,
    };

    private static WorldGrant Grant(KeyGrant grant) => new()
    {
        GrantId = grant.GrantId,
        Name = grant.Terms.Name,
        GranteePrincipal = grant.Terms.GranteePrincipal,
        GranteeServicePrincipal = grant.Terms.GranteeServicePrincipal,
        RetiringPrincipal = grant.Terms.RetiringPrincipal,
        RetiringServicePrincipal = grant.Terms.RetiringServicePrincipal,
        Operations = [.. grant.Terms.Operations.Select(operation => operation.Value)],
        Constraints = grant.Terms.Constraint is not { } constraint ? null : new()
        {
            EncryptionContextEquals = constraint.EncryptionContextEquals?.ToDictionary(),
            EncryptionContextSubset = constraint.EncryptionContextSubset?.ToDictionary(),
            SourceArn = constraint.SourceArn,
        },
        IssuingAccount = grant.Terms.IssuingAccount,
        CreationDate = grant.CreationDate,
        Tokens = NullIfEmpty(grant.Tokens),
    };

    private static IReadOnlyList<T>? NullIfEmpty<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } array ? array : null;
}
