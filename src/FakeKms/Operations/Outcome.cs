using Amazon.Runtime;
using FakeKms.Domain;

namespace FakeKms.Operations;

/// <summary>What a call came to: a response or a refusal.</summary>
internal sealed record Outcome(AmazonWebServiceResponse? Response, KmsFailure? Failure);
