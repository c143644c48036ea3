using FakeKms.Trail.Names;

namespace FakeKms.Trail.Assertions;

/// <summary>One thing that a test asks of a record.</summary>
/// <param name="Words">The condition in words, to stand behind others.</param>
/// <param name="Holds">Whether a record meets it.</param>
/// <param name="Difference">For a record that does not: what was expected and what is there.</param>
internal sealed record Condition(string Words, Func<KmsEvent, bool> Holds, Func<KmsEvent, string> Difference)
{
    /// <summary>What is wrong with a name in it, whatever the records are; null for nothing.</summary>
    public Func<KnownNames, string?>? Refused { get; init; }

    /// <summary>What is wrong with a name in it if the assertion holds for want of it; a failure only mentions it.</summary>
    public Func<KnownNames, string?>? Doubted { get; init; }

    /// <summary>As <see cref="Refused"/>, for the value beside a path.</summary>
    public Func<KnownNames, string?>? RefusedValue { get; init; }

    /// <summary>As <see cref="Doubted"/>, for the value beside a path.</summary>
    public Func<KnownNames, string?>? DoubtedValue { get; init; }

    /// <summary>The parameter of the user's that has the name.</summary>
    public string? Parameter { get; init; }

    /// <summary>The parameter of the user's that has a value.</summary>
    public string ValueParameter { get; } = "value";
}
