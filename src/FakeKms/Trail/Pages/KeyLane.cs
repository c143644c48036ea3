namespace FakeKms.Trail.Pages;

/// <summary>A key of the timeline.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">What people call it: an alias, or the beginning of its id; with the Region where records are of several.</param>
internal sealed record KeyLane(string Arn, string Name);
