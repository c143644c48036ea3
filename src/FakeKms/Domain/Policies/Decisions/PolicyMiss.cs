namespace FakeKms.Domain.Policies.Decisions;

/// <summary>The parts of a statement that a request can miss, the nearest to a match first.</summary>
internal enum StatementPart
{
    Condition,
    Resource,
    Action,
    Principal,
}

/// <summary>Something in which a request and a statement differ.</summary>
/// <param name="Part">The part of the statement.</param>
/// <param name="Text">What was wanted and what was there, such as <c>Condition StringEquals aws:username: wanted Alice, was absent</c>.</param>
internal sealed record PolicyMiss(StatementPart Part, string Text);
