namespace FakeKms.Model;

/// <summary>Every refusal of the fake. Raised only through named factories, such as those of the errors of Domain.</summary>
internal sealed class KmsFailure(string code, string message, int status) : Exception(ShortText.Message(message))
{
    public string Code { get; } = code;

    /// <summary>The text on the wire; empty where AWS sends none.</summary>
    public string Text => Message;

    public int Status { get; } = status;

    /// <summary>The resource that a caller was denied, where the text does not name it; otherwise null. It is never sent.</summary>
    public string? HiddenResource { get; init; }
}
