namespace FakeKms.Tool.Control;

/// <summary>What a request to a control path cannot mean, with what to write instead.</summary>
internal sealed class ControlMistake(string message, int status = 400) : Exception(message)
{
    public int Status { get; } = status;
}
