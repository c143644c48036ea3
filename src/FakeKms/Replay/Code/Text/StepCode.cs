namespace FakeKms.Replay.Code.Text;

/// <summary>A step of the script that is printed. What it stores gets a name when a later step asks for it.</summary>
internal sealed class StepCode(string verb)
{
    private readonly List<MemberCode> members = [];
    private readonly HashSet<string> implied = new(StringComparer.Ordinal);

    public string Verb => verb;

    public IReadOnlyList<MemberCode> Members => members;

    /// <summary>The arguments of a step that is no call of KMS; null for a call.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>What is said of the step in lines before it.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>The name of the stored value that the step sends.</summary>
    public string? From { get; set; }

    /// <summary>The name that the step stores its answer under.</summary>
    public string? Into { get; set; }

    /// <summary>The enclave that the answer is for, as code.</summary>
    public string? Recipient { get; set; }

    /// <summary>How the step has to fail, as the code of a call of Expect.</summary>
    public string? Expected { get; set; }

    /// <summary>Whether the request is printed, although there is a short form: the short form would add something.</summary>
    public bool NeedsRequest { get; set; }

    public static StepCode Of(string verb, params string[] arguments) => new(verb) { Arguments = arguments };

    public void Set(string member, string code) => Set(member, code, code);

    public void Set(string member, string shortCode, string inRequest)
    {
        members.RemoveAll(known => known.Name == member);
        members.Add(new MemberCode(member, shortCode, inRequest));
    }

    public void Remove(string member) => members.RemoveAll(known => known.Name == member);

    /// <summary>Says that the short form sends the member by itself.</summary>
    public void Imply(string member) => implied.Add(member);

    public bool IsImplied(string member) => implied.Contains(member);

    public bool Has(string member) => members.Exists(known => known.Name == member);

    public string? Value(string member) => member switch
    {
        "from" => From is null ? null : CSharpText.Of(From),
        "into" => Into is null ? null : CSharpText.Of(Into),
        "recipient" => Recipient,
        _ => members.Find(known => known.Name == member).Short,
    };

    public string Text()
    {
        var lines = Comments.Select(CSharpText.Comment).ToList();
        var call = CodeLayout.Call("." + verb, Arguments ?? (NeedsRequest ? null : ShortForms.ArgumentsOf(this)) ?? Request());
        lines.Add(CodeLayout.Behind(call, Expected));
        return string.Join('\n', lines);
    }

    private List<string> Request()
    {
        var sent = members.Where(member => member.Name is not (ShortForms.NewKey or "Alias"));
        List<string> arguments = [CodeLayout.Braced($"new {verb}Request", sent.Select(member => CodeLayout.Assigned(member.Name, member.InRequest)))];
        if (Value(ShortForms.NewKey) is { } key) arguments.Add($"key: {key}");
        if (Value("Alias") is { } alias) arguments.Add($"alias: {alias}");
        if (From is not null) arguments.Add($"from: {CSharpText.Of(From)}");
        if (Into is not null) arguments.Add($"into: {CSharpText.Of(Into)}");
        if (Recipient is not null) arguments.Add($"recipient: {Recipient}");
        return arguments;
    }
}
