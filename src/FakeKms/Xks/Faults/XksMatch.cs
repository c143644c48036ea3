using FakeKms.Engine.Faults.Scripts;

namespace FakeKms.Xks.Faults;

/// <summary>Which requests to the proxy a fault or a hook is for.</summary>
internal sealed record XksMatch : ScriptMatch<XksProxyRequest>
{
    /// <summary>An external key id.</summary>
    public string? Key { get; init; }

    /// <summary>The APIs that a fault can happen to.</summary>
    public IReadOnlyList<string>? Operations { get; init; }

    public override IEnumerable<string> Misses(XksProxyRequest call)
    {
        if ((Operation is not null && Operation != call.Operation) || Operations?.Contains(call.Operation) == false) yield return NearestCall.AnotherOperation;
        if (Key is not null && Key != call.ExternalKeyId) yield return $"not on {Key}";
        if (Predicate?.Invoke(call) == false) yield return "the condition does not hold";
    }

    /// <summary>The same for a fault.</summary>
    /// <exception cref="ArgumentException">The fault can happen to other APIs alone.</exception>
    public XksMatch For(XksFault fault)
    {
        if (Operation is not null && fault.Operations?.Contains(Operation) == false)
        {
            throw new ArgumentException(
                $"{fault} can happen to {string.Join(" and ", fault.Operations)} alone, and not to {Operation}.", nameof(fault));
        }
        return this with { Operations = fault.Operations };
    }

    /// <summary>The arguments as they are written in a test.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Operation is null ? null : $"\"{Operation}\"",
            Key is null ? null : $"onKey: \"{Key}\"",
            Predicate is null ? null : "request => …",
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }
}
