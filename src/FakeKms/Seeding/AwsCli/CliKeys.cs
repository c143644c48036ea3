using System.Text.Json;
using FakeKms.Model;
using FakeKms.Seeding.Worlds;

namespace FakeKms.Seeding.AwsCli;

/// <summary>The keys of a folder with outputs of <c>aws kms</c>, as a file of keys says them.</summary>
internal sealed class CliKeys
{
    private static readonly string[] States = ["Enabled", "Disabled", "PendingDeletion", "PendingReplicaDeletion", "PendingImport"];

    private readonly CliFolder folder;
    private readonly List<WorldKey> keys = [];

    private CliKeys(CliFolder folder) => this.folder = folder;

    /// <exception cref="ArgumentException">The outputs do not fit together, or one of the keys cannot be loaded.</exception>
    public static WorldFile Read(CliFolder folder)
    {
        var read = new CliKeys(folder);
        foreach (var (name, metadata) in folder.With(output => output.KeyMetadata)) read.keys.Add(read.KeyOf(name, metadata));
        read.CheckThatAllAreDescribed();
        read.AddNames();
        read.AddGrants();
        foreach (var (name, policy) in folder.With(output => output.Policy)) read.Change(name, key => key with { Policy = read.Document(name, policy) });
        foreach (var (name, tags) in folder.With(output => output.Tags))
            read.Change(name, key => key with { Tags = read.TagsOf(name, tags) });
        foreach (var (name, status) in folder.With(output => output.KeyRotationEnabled is true ? output : null))
            read.Change(name, key => key.PrimaryRegion is null ? key with { Rotation = RotationOf(status) } : key);
        return new WorldFile { Version = WorldFile.CurrentVersion, Keys = read.keys };
    }

    private WorldKey KeyOf(string name, CliKeyMetadata metadata)
    {
        if (ArnParts.Parse(metadata.Arn) is not { KeyId: { } keyId } arn) throw folder.Refusal(name, "its Arn is no ARN of a key.");
        if (metadata.CustomKeyStoreId is not null) throw folder.Refusal(name, "the key is in a custom key store, whose material is outside of KMS.");
        if (StateMistake(metadata) is { } mistake) throw folder.Refusal(name, mistake);
        var primary = metadata.MultiRegionConfiguration is { MultiRegionKeyType: "REPLICA", PrimaryKey.Region: { } region } ? region : null;
        return new WorldKey
        {
            KeyId = keyId,
            AccountId = arn.AccountId,
            Region = arn.Region,
            PrimaryRegion = primary,
            KeyManager = metadata.KeyManager,
            KeySpec = metadata.KeySpec ?? metadata.CustomerMasterKeySpec,
            KeyUsage = metadata.KeyUsage,
            Origin = metadata.Origin,
            Description = metadata.Description,
            Enabled = metadata.KeyState == "Disabled" ? false : null,
            CreationDate = metadata.CreationDate,
            DeletionDate = metadata.DeletionDate,
            PendingDeletionWindowInDays = metadata.PendingDeletionWindowInDays,
            Materials = MaterialsOf(metadata, primary),
            From = name,
        };
    }

    private static string? StateMistake(CliKeyMetadata metadata)
    {
        var state = metadata.KeyState;
        if (state is "Creating" or "Updating") return $"the key is {state}. Write the file again when that is over.";
        if (!States.Contains(state)) return $"KeyState {ShortText.Value(state)} is none that can be loaded: {string.Join(", ", States)}.";
        if (metadata.Enabled is { } enabled && enabled != (state == "Enabled")) return $"Enabled and KeyState {state} contradict each other.";
        if (metadata.DeletionDate is null == (state == "PendingDeletion"))
            return state == "PendingDeletion" ? "a key that is PendingDeletion has a DeletionDate." : $"a key that is {state} has no DeletionDate.";
        return state == "PendingImport" && metadata.Origin != "EXTERNAL" ? "only keys of the origin EXTERNAL are PendingImport." : null;
    }

    // AWS shows no material: the server makes other bytes in its place, under the same id.
    private static IReadOnlyList<WorldMaterial>? MaterialsOf(CliKeyMetadata metadata, string? primary) =>
        metadata.KeyState == "PendingImport" || (primary is not null && metadata.Origin != "EXTERNAL") ? null
        : metadata.Origin != "EXTERNAL" && metadata.CurrentKeyMaterialId is null ? null
        : [new WorldMaterial { IsInvented = true, MaterialId = metadata.CurrentKeyMaterialId, ValidTo = metadata.ValidTo }];

    private static WorldRotation RotationOf(CliOutput status) =>
        new() { PeriodInDays = status.RotationPeriodInDays ?? RotationDays.Default, NextDate = status.NextRotationDate };

    private Dictionary<string, string> TagsOf(string name, IReadOnlyList<CliTag> tags)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (!read.TryAdd(tag.TagKey, tag.TagValue ?? "")) throw folder.Refusal(name, $"the tag {ShortText.Value(tag.TagKey)} stands there twice.");
        }
        return read;
    }

    private void CheckThatAllAreDescribed()
    {
        if (keys.Count == 0) throw folder.Refusal("describe-key", "its output is in none of the files.");
        var twice = keys.GroupBy(ArnOf).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw folder.Refusal("describe-key", $"{twice.Key} is described twice.");
        foreach (var (name, listed) in folder.With(output => output.Keys))
        {
            if (listed.FirstOrDefault(key => key.KeyArn is { } arn && keys.TrueForAll(known => ArnOf(known) != arn)) is { } missing)
                throw folder.Refusal(name, $"the key {missing.KeyArn} is listed, and no file describes it. Add its describe-key, or take this file out.");
        }
    }

    private void AddNames()
    {
        foreach (var (name, aliases) in folder.With(output => output.Aliases))
        {
            foreach (var alias in aliases.Where(alias => alias.TargetKeyId is not null))
            {
                var index = keys.FindIndex(key => key.KeyId == alias.TargetKeyId && IsAt(key, alias));
                // The keys of services are there whether one wants to have them or not.
                if (index < 0 && alias.AliasName.StartsWith("alias/aws/", StringComparison.Ordinal)) continue;
                if (index < 0) throw folder.Refusal(name, $"{ShortText.Value(alias.AliasName)} is the name of a key that no file describes.");
                var added = new WorldAlias { Name = alias.AliasName, CreationDate = alias.CreationDate, LastUpdatedDate = alias.LastUpdatedDate };
                keys[index] = keys[index] with { Aliases = [.. keys[index].Aliases ?? [], added] };
            }
        }
    }

    private void AddGrants()
    {
        foreach (var (name, grants) in folder.With(output => output.Grants))
        {
            foreach (var grant in grants)
            {
                var index = keys.FindIndex(key => ArnOf(key) == grant.KeyId);
                if (index < 0) throw folder.Refusal(name, $"the grant {ShortText.Value(grant.GrantId)} is on a key that no file describes.");
                keys[index] = keys[index] with { Grants = [.. keys[index].Grants ?? [], grant] };
            }
        }
    }

    // These outputs do not say whose they are: the name of the file does.
    private void Change(string name, Func<WorldKey, WorldKey> change)
    {
        var named = keys.FindAll(key => name.Contains(key.KeyId, StringComparison.OrdinalIgnoreCase));
        if (named.Count > 1) named = named.FindAll(key => name.Contains(key.Region!, StringComparison.OrdinalIgnoreCase));
        if (named.Count != 1)
        {
            throw folder.Refusal(name, "it does not say whose it is. Name the file after the key id of a described key, such as " +
                "get-key-policy.1234abcd-12ab-34cd-56ef-1234567890ab.json; for a multi-Region key after its Region too.");
        }
        keys[keys.IndexOf(named[0])] = change(named[0]);
    }

    private JsonElement Document(string name, string policy)
    {
        try
        {
            return WholeJson.Read(policy);
        }
        catch (JsonException)
        {
            throw folder.Refusal(name, "its Policy is no JSON.");
        }
    }

    private static bool IsAt(WorldKey key, CliAlias alias) =>
        ArnParts.Parse(alias.AliasArn ?? "") is not { } arn || (arn.AccountId, arn.Region) == (key.AccountId, key.Region);

    private static string ArnOf(WorldKey key) => new AccountRegion(key.AccountId!, key.Region!).Arn("key/" + key.KeyId);
}
