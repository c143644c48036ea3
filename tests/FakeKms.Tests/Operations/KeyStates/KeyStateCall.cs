namespace FakeKms.Tests.Operations.KeyStates;

/// <summary>A valid call of an operation on the key of a stage, and what has to be prepared for it while the key can still do everything.</summary>
internal sealed record KeyStateCall(Func<KeyStage, Task> Run)
{
    private static readonly Dictionary<string, KeyStateCall> ByOperation = new(ManagementCalls.Create().Concat(CryptographicCalls.Create()));

    public static IReadOnlyCollection<string> Operations => ByOperation.Keys;

    public Func<KeyStage, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    /// <summary>Aliases are not replicated: for a key that is being created they are prepared on the new key itself.</summary>
    public bool PreparesTheReplica { get; init; }

    public static KeyStateCall Of(string operation) => ByOperation[operation];
}
