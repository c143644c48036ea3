using System.Text.Json;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>The keys of a state of Terraform, as a file of keys says them.</summary>
internal static class TerraformKeys
{
    private const string Lockout = "bypass_policy_lockout_safety_check";

    // As the schemas of versions 5 and 6 of the AWS provider have them.
    // https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/kms
    private static readonly string[] Common =
        ["arn", Lockout, "deletion_window_in_days", "description", "id", "key_usage", "policy", "region", "tags", "tags_all", "timeouts"];

    private static readonly string[] Imported = ["enabled", "expiration_model", "key_material_base64", "key_state", "valid_to"];

    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["aws_kms_key"] =
        [
            .. Common, "custom_key_store_id", "customer_master_key_spec", "enable_key_rotation", "is_enabled", "key_id", "multi_region",
            "rotation_period_in_days", "xks_key_id",
        ],
        ["aws_kms_external_key"] = [.. Common, .. Imported, "key_spec", "multi_region"],
        ["aws_kms_replica_key"] = [.. Common, "enabled", "key_id", "key_rotation_enabled", "key_spec", "primary_key_arn"],
        ["aws_kms_replica_external_key"] = [.. Common, .. Imported, "key_id", "key_spec", "primary_key_arn"],
        ["aws_kms_alias"] = ["arn", "id", "name", "name_prefix", "region", "target_key_arn", "target_key_id"],
        ["aws_kms_key_policy"] = [Lockout, "id", "key_id", "policy", "region"],
        ["aws_kms_grant"] =
        [
            "constraints", "grant_creation_tokens", "grant_id", "grant_token", "grantee_principal", "id", "key_id", "name", "operations", "region",
            "retire_on_delete", "retiring_principal",
        ],
    };

    /// <exception cref="ArgumentException">The text is no such state, or one of its keys cannot be loaded.</exception>
    public static WorldFile Read(string json, string source)
    {
        var resources = TerraformState.Read(json, source).Where(resource => Attributes.ContainsKey(resource.Type)).ToArray();
        if (resources.Length == 0) throw TerraformState.Refusal(source, $"it has none of the resources {string.Join(", ", Attributes.Keys)}.");
        foreach (var resource in resources) resource.CheckAttributes(Attributes[resource.Type]);
        var keys = new List<WorldKey>();
        foreach (var resource in resources.Where(IsKey)) keys.Add(Key(resource));
        foreach (var resource in resources.Where(resource => !IsKey(resource)))
        {
            TerraformContradictions.Check(resource);
            var index = IndexOf(resource, keys);
            keys[index] = With(keys[index], resource);
        }
        for (var index = 0; index < keys.Count; index++) keys[index] = AsItsPrimary(keys[index], keys);
        return new WorldFile { Version = WorldFile.CurrentVersion, Keys = keys };
    }

    private static bool IsKey(TerraformResource resource) => Attributes[resource.Type].Contains("deletion_window_in_days");

    private static WorldKey Key(TerraformResource resource)
    {
        if (resource.Text("custom_key_store_id") is not null) throw resource.Refusal("it is in a custom key store, whose material is outside of KMS.");
        var (account, region, keyId) = resource.KeyOf("arn");
        TerraformContradictions.Check(resource);
        var isExternal = resource.Type.EndsWith("external_key", StringComparison.Ordinal);
        var materials = Materials(resource);
        return new WorldKey
        {
            KeyId = keyId,
            AccountId = account,
            Region = region,
            PrimaryRegion = resource.Text("primary_key_arn") is null ? null : resource.KeyOf("primary_key_arn").Region,
            KeySpec = resource.Text("customer_master_key_spec") ?? resource.Text("key_spec"),
            KeyUsage = resource.Text("key_usage"),
            Origin = isExternal ? "EXTERNAL" : "AWS_KMS",
            Description = resource.Text("description"),
            // A key without its material is not enabled either, and is something else than disabled.
            Enabled = isExternal && materials is null ? null : resource.Flag("is_enabled") ?? resource.Flag("enabled"),
            Policy = Policy(resource),
            Tags = resource.Of<Dictionary<string, string>>("tags_all") ?? resource.Of<Dictionary<string, string>>("tags"),
            Materials = materials,
            From = resource.Address,
            Rotation = resource.Flag("enable_key_rotation") == true
                ? new() { PeriodInDays = resource.Number("rotation_period_in_days") ?? RotationDays.Default }
                : null,
        };
    }

    private static IReadOnlyList<WorldMaterial>? Materials(TerraformResource resource)
    {
        if (resource.Text("key_material_base64") is not { } text) return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) throw resource.Refusal("key_material_base64 is not base64.");
        return [new WorldMaterial { Bytes = bytes[..length], ValidTo = ValidTo(resource) }];
    }

    private static DateTimeOffset? ValidTo(TerraformResource resource) => resource.Text("valid_to") is not { } text ? null
        : WorldDates.TryParse(text, out var date) ? date
        : throw resource.Refusal($"valid_to: {WorldDates.Needed}.");

    private static JsonElement? Policy(TerraformResource resource)
    {
        try
        {
            return resource.Text("policy") is { } text ? WholeJson.Read(text) : null;
        }
        catch (JsonException)
        {
            throw resource.Refusal("its policy is no JSON.");
        }
    }

    // The resources name their key by ARN or by id, and a multi-Region key has one id everywhere.
    private static int IndexOf(TerraformResource resource, List<WorldKey> keys)
    {
        var named = resource.Text("target_key_arn") ?? resource.Needed("key_id");
        var index = keys.FindIndex(key => named == key.KeyId
            ? key.Region == (resource.Text("region") ?? key.PrimaryRegion ?? key.Region)
            : named.EndsWith($":{key.Region}:{key.AccountId}:key/{key.KeyId}", StringComparison.Ordinal));
        return index >= 0 ? index : throw resource.Refusal($"its key {named} is not in the state.");
    }

    private static WorldKey With(WorldKey key, TerraformResource resource) => resource.Type switch
    {
        "aws_kms_alias" => key with { Aliases = [.. key.Aliases ?? [], new WorldAlias { Name = resource.Needed("name") }] },
        "aws_kms_key_policy" => key with { Policy = Policy(resource) },
        _ => key with { Grants = [.. key.Grants ?? [], TerraformGrants.Of(resource)] },
    };

    // The provider says the spec of a replica only in its newest versions.
    private static WorldKey AsItsPrimary(WorldKey key, List<WorldKey> keys) =>
        key.KeySpec is null && keys.Find(other => other.KeyId == key.KeyId && other.Region == key.PrimaryRegion) is { } primary
            ? key with { KeySpec = primary.KeySpec }
            : key;
}
