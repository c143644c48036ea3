using System.Diagnostics.CodeAnalysis;
using FakeKms.Domain.KeyStores;

namespace FakeKms.Engine.ExternalKeys;

/// <summary>What came of a request to a proxy: a value, or a problem.</summary>
internal readonly record struct XksAnswer<T>
    where T : class
{
    private XksAnswer(T? value, XksProblem problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    /// <summary>What went wrong. It says nothing when there is a value.</summary>
    public XksProblem Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    public static implicit operator XksAnswer<T>(T value) => new(value, default);

    public static implicit operator XksAnswer<T>(XksProblem problem) => new(null, problem);
}
