namespace FakeKms.Protocol.CloudTrail;

/// <summary>A look-up that is allowed: which events it wants, how many, and after which one it goes on.</summary>
internal sealed record EventLookup(
    string AccountId, string Region, bool Insights, LookupAttribute? Attribute, DateTime? Start, DateTime? End, int Limit, string? After)
{
    private const int LargestPage = 50;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    // What a token is tied to. CloudTrail asks for the same parameters; whether that includes the size of a page it does not say, so a client may change it.
    private string Subject => FormattableString.Invariant(
        $"{AccountId} {Region} {Insights} {Attribute?.AttributeKey} {Start:O} {End:O} {Attribute?.AttributeValue}");

    public static EventLookup Of(LookupEventsRequest request, string accountId, string region)
    {
        if (request.EventCategory is not (null or "insight")) throw CloudTrailErrors.EventCategory(request.EventCategory);
        var insights = request.EventCategory is not null;
        var attribute = LookupAttributes.Checked(request.LookupAttributes, insights);
        if (request is { StartTime: { } start, EndTime: { } end } && start > end) throw CloudTrailErrors.TimeRange(start, end);
        if (request.MaxResults is < 1 or > LargestPage) throw CloudTrailErrors.MaxResults(request.MaxResults.Value, LargestPage);
        var lookup = new EventLookup(
            accountId, region, insights, attribute, request.StartTime, request.EndTime, request.MaxResults ?? LargestPage, After: null);
        return request.NextToken is { } token ? lookup with { After = LookupToken.EventIdIn(token, lookup.Subject) } : lookup;
    }

    /// <summary>A page of the events, the newest first, and the token of the next page.</summary>
    public (IReadOnlyList<KmsEvent> Events, string? NextToken) Find(IEnumerable<KmsEvent> trail, DateTimeOffset now)
    {
        if (Insights) return ([], null);
        var events = trail.InAccount(AccountId).InRegion(Region).Reverse().OrderByDescending(record => record.EventTime).ToList();
        var page = events.Skip(Position(events)).Where(record => Wants(record, now)).Take(Limit + 1).ToList();
        if (page.Count <= Limit) return (page, null);
        page.RemoveAt(Limit);
        return (page, LookupToken.Of(page[^1].EventID, Subject));
    }

    private int Position(List<KmsEvent> events)
    {
        if (After is null) return 0;
        var last = events.FindIndex(record => record.EventID == After);
        return last >= 0 ? last + 1 : throw CloudTrailErrors.NextToken();
    }

    private bool Wants(KmsEvent record, DateTimeOffset now) =>
        now - record.EventTime <= Memory
        // The event history has management events alone.
        && record.ManagementEvent
        && (Start is null || record.EventTime.UtcDateTime >= Start)
        && (End is null || record.EventTime.UtcDateTime <= End)
        && (Attribute is null || LookupAttributes.Match(record, Attribute));
}
