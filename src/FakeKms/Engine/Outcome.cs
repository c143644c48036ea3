using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Model;
using FakeKms.Model.Faults;

namespace FakeKms.Engine;

/// <summary>What a call came to: a response or a refusal.</summary>
internal sealed record Outcome(AmazonWebServiceResponse? Response, KmsFailure? Failure)
{
    /// <summary>What keeps the answer from its caller; null for nothing.</summary>
    public FaultyAnswer? Fault { get; init; }

    /// <summary>The call that came to it.</summary>
    public required Call Call { get; init; }
}
