using System.Text.Json;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>The grants that there are, as far as records tell: from the record of their creation to that of their end.</summary>
internal sealed class RecordedGrants
{
    private readonly Dictionary<string, Dictionary<string, RecordedGrant>> grantsOfKeys = [];

    /// <summary>Learns from the record of a call that succeeded, oldest first.</summary>
    public void Add(KmsEvent record)
    {
        if (record.EventName is not ("CreateGrant" or "RevokeGrant" or "RetireGrant")) return;
        if (record.Resources is not [{ Arn: var key }, ..] || IdIn(record) is not { } id) return;
        if (!grantsOfKeys.TryGetValue(key, out var grants)) grantsOfKeys[key] = grants = [];
        if (record.EventName == "CreateGrant") grants[id] = new RecordedGrant(record, key);
        else grants.Remove(id);
    }

    /// <summary>What grants spare for a call: what the best of them does.</summary>
    public GrantedSides Of(Permission call, KmsEvent record)
    {
        if (!grantsOfKeys.TryGetValue(call.Resource, out var grants)) return GrantedSides.None;
        if (call.Action == "kms:RetireGrant")
            return IdIn(record) is { } id && grants.TryGetValue(id, out var retired) ? retired.OfRetiring(call) : GrantedSides.None;
        return grants.Values.Select(grant => grant.Of(call, record)).DefaultIfEmpty().Max();
    }

    private static string? IdIn(KmsEvent record) => record.EventName switch
    {
        "CreateGrant" => IdIn(record.ResponseElements),
        "RetireGrant" => record.AdditionalEventData is { } data ? IdIn(data) : null,
        _ => SentParameters.Text(record, "grantId"),
    };

    private static string? IdIn(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("grantId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
