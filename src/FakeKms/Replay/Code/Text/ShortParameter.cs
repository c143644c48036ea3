namespace FakeKms.Replay.Code.Text;

/// <summary>A parameter of a short form.</summary>
/// <param name="Name">Its name, where it is given by name; null where it goes by its place.</param>
/// <param name="Member">The member of the request that it is for; the parameter's own name for what is no member.</param>
/// <param name="IsRequired">Whether there is no such form without it.</param>
internal sealed record ShortParameter(string? Name, string Member, bool IsRequired)
{
    private bool CanBeNull { get; init; }

    private bool IsSeveral { get; init; }

    public static ShortParameter Of(string word)
    {
        if (word[^1] is ':' or '!') return new ShortParameter(word[..^1], word[..^1], IsRequired: word[^1] == '!');
        if (word.Split('=') is [var name, var member])
            return new ShortParameter(name, member.Length > 0 ? member : char.ToUpperInvariant(name[0]) + name[1..], IsRequired: false);
        return new ShortParameter(null, word.TrimEnd('?', '*'), IsRequired: word[^1] != '?') { CanBeNull = word[^1] == '?', IsSeveral = word[^1] == '*' };
    }

    public string? CodeIn(StepCode step)
    {
        var value = step.IsImplied(Member) ? null : step.Value(Member);
        // By name, as a null by itself could be a request.
        if (value is null) return CanBeNull ? $"{char.ToLowerInvariant(Member[0])}{Member[1..]}: null" : null;
        if (IsSeveral) return value is ['[', .. var items, ']'] && items.Length > 0 ? items : null;
        return Name is null ? value : $"{Name}: {value}";
    }
}
