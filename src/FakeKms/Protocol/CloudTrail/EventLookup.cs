namespace FakeKms.Protocol.CloudTrail;

/// <summary>A look-up that is allowed: which events it wants, how many, and after which one it goes on.</summary>
internal sealed record EventLookup(
    string AccountId, string Region, bool Insights, LookupAttribute? Attribute, DateTime? Start, DateTime? End, int Limit, LookupPosition? After)
{
    private const int LargestPage = 50;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    // What a token is tied to. CloudTrail asks for the same parameters; whether that includes the size of a page it does not say, so a client may change it.
    public string Subject => FormattableString.Invariant(
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
        return request.NextToken is { } token ? lookup with { After = LookupToken.Read(token, lookup.Subject) } : lookup;
    }

    /// <summary>
    /// A page of the events, the newest first, and the token of the next page. The records stand in the order of their times: a page is read from its end of
    /// the trail, and costs what it passes over.
    /// </summary>
    public (IReadOnlyList<KmsEvent> Events, string? NextToken) Find(IReadOnlyList<KmsEvent> trail, DateTimeOffset now)
    {
        if (Insights) return ([], null);
        var page = new List<KmsEvent>();
        var last = 0;
        for (var position = Beginning(trail) - 1; position >= 0 && !IsTooOld(trail[position], now); position--)
        {
            if (!Wants(trail[position])) continue;
            if (page.Count == Limit) return (page, LookupToken.Of(last, page[^1].EventID, Subject));
            page.Add(trail[position]);
            last = position;
        }
        return (page, null);
    }

    // Where the page before ended. Its last event stands where it stood, unless the records were replaced.
    private int Beginning(IReadOnlyList<KmsEvent> trail)
    {
        if (After is not { } after) return trail.Count;
        if (after.Position < trail.Count && trail[after.Position].EventID == after.EventId) return after.Position;
        for (var position = trail.Count - 1; position >= 0; position--)
        {
            if (trail[position].EventID == after.EventId) return position;
        }
        throw CloudTrailErrors.NextToken();
    }

    private bool IsTooOld(KmsEvent record, DateTimeOffset now) => now - record.EventTime > Memory || record.EventTime.UtcDateTime < Start;

    private bool Wants(KmsEvent record) =>
        record.RecipientAccountId == AccountId
        && record.AwsRegion == Region
        // The event history has management events alone.
        && record.ManagementEvent
        && (End is null || record.EventTime.UtcDateTime <= End)
        && (Attribute is null || LookupAttributes.Match(record, Attribute));
}
