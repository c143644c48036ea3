namespace FakeKms.Models.Tests.Model;

/// <summary>KMS refuses a call, with this error code.</summary>
internal sealed class Refusal(string code) : Exception
{
    public string Code => code;
}
