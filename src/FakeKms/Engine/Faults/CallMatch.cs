using FakeKms.Engine.Faults.Scripts;

namespace FakeKms.Engine.Faults;

/// <summary>Which calls of KMS a fault or a hook is for.</summary>
internal sealed record CallMatch : ScriptMatch<KmsCall>
{
    public string? Key { get; init; }

    public KmsCaller? Caller { get; init; }

    public string? Region { get; init; }

    public IReadOnlyDictionary<string, string>? Context { get; init; }

    public override IEnumerable<string> Misses(KmsCall call)
    {
        if (Operation is not null && Operation != call.Operation) yield return NearestCall.AnotherOperation;
        if (Key is not null && !call.IsOn(Key)) yield return $"not on {Key}";
        if (Region is not null && Region != call.Region) yield return $"not in {Region}";
        if (Caller is not null && !call.IsBy(Caller)) yield return "by somebody else";
        if (Context is { Count: > 0 } asked && !call.Contexts.Any(context => asked.All(pair => context.GetValueOrDefault(pair.Key) == pair.Value)))
            yield return "with another encryption context";
        if (Predicate is not null && !Predicate(call)) yield return "the condition does not hold";
    }

    /// <summary>The arguments as they are written in a test.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Operation is null ? null : $"\"{Operation}\"",
            Key is null ? null : $"onKey: \"{Key}\"",
            Caller is null ? null : $"by: {Caller.Type} {Caller.Name}".TrimEnd(),
            Region is null ? null : $"inRegion: \"{Region}\"",
            Context is null ? null : $"withContext: {{{string.Join(", ", Context.Keys.Order(StringComparer.Ordinal))}}}",
            Predicate is null ? null : "call => …",
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }
}
