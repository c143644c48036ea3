namespace FakeKms;

/// <summary>What <see cref="KmsScenarioCode.ToScenarioCode"/> calls things.</summary>
public sealed record KmsScenarioCodeOptions
{
    private readonly string? space;
    private readonly string className = "RecordedCallsTests";
    private readonly string testName = "The_recorded_calls_are_made_again";
    private readonly string scenarioName = "the recorded calls";

    /// <summary>The namespace of the class, such as <c>Acme.Vault.Tests</c>; null, as it is at first, for none.</summary>
    /// <exception cref="ArgumentException">The text is no namespace.</exception>
    public string? Namespace
    {
        get => space;
        init => space = value is null || value.Split('.').All(IsIdentifier)
            ? value
            : throw new ArgumentException($"'{value}' is no namespace; write one such as Acme.Vault.Tests.", nameof(value));
    }

    /// <summary>The name of the class; <c>RecordedCallsTests</c> at first.</summary>
    /// <exception cref="ArgumentException">The text is no name that C# knows for a class.</exception>
    public string ClassName
    {
        get => className;
        init => className = Checked(value, "RecordedCallsTests");
    }

    /// <summary>The name of the test; <c>The_recorded_calls_are_made_again</c> at first.</summary>
    /// <exception cref="ArgumentException">The text is no name that C# knows for a method.</exception>
    public string TestName
    {
        get => testName;
        init => testName = Checked(value, "The_recorded_calls_are_made_again");
    }

    /// <summary>The name of the scenario, which a failure prints; <c>the recorded calls</c> at first.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public string ScenarioName
    {
        get => scenarioName;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            scenarioName = value;
        }
    }

    private static string Checked(string value, string example) => value is not null && IsIdentifier(value)
        ? value
        : throw new ArgumentException(
            $"'{value}' cannot be a name in C#; begin with a capital letter and go on with letters, digits and underscores, as in {example}.", nameof(value));

    // Keywords begin with small letters.
    private static bool IsIdentifier(string text) =>
        text.Length > 0 && (char.IsAsciiLetterUpper(text[0]) || (text[0] == '_' && text.Length > 1)) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
