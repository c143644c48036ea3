using FakeKms.Models.Tests.Commands;

namespace FakeKms.Models.Tests.Model;

/// <summary>
/// What KMS is to do, as its documentation has it: written without a look at the engine, and small enough to be checked by reading. Names of the script
/// stand for keys, grants, ciphertexts and tokens.
/// </summary>
internal sealed partial class KmsModel(TimeSpan transitionTime)
{
    private int imports;

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Start;

    public TimeSpan TransitionTime => transitionTime;

    public SortedDictionary<string, ModelKey> Keys { get; private init; } = new(StringComparer.Ordinal);

    public SortedSet<string> DeletedKeys { get; private init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ModelAlias> Aliases { get; private init; } = new(StringComparer.Ordinal);

    public Dictionary<string, ModelCiphertext> Ciphertexts { get; private init; } = [];

    public Dictionary<string, ModelProof> Proofs { get; private init; } = [];

    public Dictionary<string, ModelToken> Tokens { get; private init; } = [];

    /// <summary>The grants by the names that the script has for them: the key, and the symbol of the grant.</summary>
    public Dictionary<string, (string Key, string Symbol)> GrantNames { get; private init; } = [];

    public List<ModelEvent> Events { get; private init; } = [];

    /// <summary>Does what a call does, and what is due before and behind it.</summary>
    public Answer Do(Command command)
    {
        Settle();
        var answer = Answered(command);
        if (command.Operation is { } operation) Events.Add(new ModelEvent(operation, RecordedCode(answer.Error), Now, command.Caller));
        Settle();
        return answer;
    }

    public bool Knows(string key) => Keys.ContainsKey(key) || DeletedKeys.Contains(key);

    public ModelKey Key(string name) => Keys.TryGetValue(name, out var key) ? key : throw new Refusal("NotFoundException");

    /// <summary>The key that a key id or an alias names.</summary>
    public ModelKey Target(string reference) => Key(reference.StartsWith("alias/", StringComparison.Ordinal) ? Alias(reference).Key : reference);

    /// <summary>
    /// The key that a ciphertext is decrypted with: the one that the request names, or its own. Of a key that only the ciphertext names nobody hears that it
    /// is gone: that is an access denied (troubleshooting of the services that decrypt).
    /// </summary>
    public ModelKey KeyOf(ModelCiphertext ciphertext, string? named) =>
        named is not null ? Key(named) : Keys.GetValueOrDefault(ciphertext.Key) ?? throw new Refusal(Denied);

    public int NextImport() => ++imports;

    public ModelAlias Alias(string name) => Aliases.TryGetValue(name, out var alias) ? alias : throw new Refusal("NotFoundException");

    public void Advance(TimeSpan duration) => Now += duration;

    public KmsModel Copy() => new(TransitionTime)
    {
        Now = Now,
        Keys = new(Keys.ToDictionary(pair => pair.Key, pair => pair.Value.Copy()), StringComparer.Ordinal),
        DeletedKeys = new(DeletedKeys, StringComparer.Ordinal),
        Aliases = new(Aliases, StringComparer.Ordinal),
        Ciphertexts = new(Ciphertexts),
        Proofs = new(Proofs),
        Tokens = new(Tokens),
        GrantNames = new(GrantNames),
        Events = [.. Events],
        due = [.. due],
        imports = imports,
    };

    private Answer Answered(Command command)
    {
        try
        {
            return Answer.Ok(command.Apply(this));
        }
        catch (Refusal refusal)
        {
            return Answer.Failed(refusal.Code);
        }
    }

    // CloudTrail has this one error under another name than the client's exception.
    private static string? RecordedCode(string? code) => code == "AccessDeniedException" ? "AccessDenied" : code;
}
