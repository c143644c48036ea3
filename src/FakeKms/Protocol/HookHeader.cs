using FakeKms.Engine.Faults.Scripts;

namespace FakeKms.Protocol;

/// <summary>The HTTP header by which a client of ours says that code of the test makes its call, which runs around another call.</summary>
internal static class HookHeader
{
    public const string Name = "X-FakeKms-Hooks";

    /// <summary>What the header says in the present flow; null for none.</summary>
    public static string? Current => RunningHooks.Current;
}
