namespace FakeKms.Trail.Records;

/// <summary>Values of <c>eventType</c>.</summary>
internal static class EventTypes
{
    /// <summary>The events of a VPC endpoint.</summary>
    public const string NetworkActivity = "AwsVpceEvent";
}
