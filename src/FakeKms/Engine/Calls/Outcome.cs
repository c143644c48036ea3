using Amazon.Runtime;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>What a call came to: a response or a refusal.</summary>
internal sealed record Outcome(AmazonWebServiceResponse? Response, KmsFailure? Failure);
