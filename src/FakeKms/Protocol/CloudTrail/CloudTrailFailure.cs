namespace FakeKms.Protocol.CloudTrail;

/// <summary>A refusal of CloudTrail, made by <see cref="CloudTrailErrors"/>.</summary>
internal sealed class CloudTrailFailure(string code, string text) : Exception(text)
{
    public string Code { get; } = code;
}
