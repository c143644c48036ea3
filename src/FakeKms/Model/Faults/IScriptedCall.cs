namespace FakeKms.Model.Faults;

/// <summary>A call that a test can have something happen to.</summary>
internal interface IScriptedCall
{
    /// <summary>When it arrived, on the server's clock.</summary>
    DateTimeOffset Time { get; }
}
