using System.Text.Json;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>The request of LookupEvents, member by member as CloudTrail names them.</summary>
internal sealed record LookupEventsRequest
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new EpochTimeConverter() } };

    public IReadOnlyList<LookupAttribute>? LookupAttributes { get; init; }

    public DateTime? StartTime { get; init; }

    public DateTime? EndTime { get; init; }

    public string? EventCategory { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    /// <exception cref="JsonException">The bytes are not JSON, or a member has another type.</exception>
    public static LookupEventsRequest Read(byte[] body) => body.Length == 0
        ? new LookupEventsRequest()
        : (LookupEventsRequest)SdkJson.Read(body, typeof(LookupEventsRequest), static (json, type) => JsonSerializer.Deserialize(json, type, Options));
}
