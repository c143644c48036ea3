namespace FakeKms.Trail.Shapes;

/// <summary>
/// What of an operation goes into its record. An allow-list: members are added, never taken away, so that a secret cannot slip in.
/// Names are those of the API; they are written with a small first letter, in the order given here.
/// </summary>
internal sealed record TrailShape
{
    public bool ReadOnly { get; private init; }

    public IReadOnlyList<string> Request { get; private init; } = [];

    public IReadOnlyList<string> Response { get; private init; } = [];

    /// <summary>Whether the KeyId of the response is the bare id.</summary>
    public bool NamesKeyById { get; private init; }

    /// <summary>Whether the record has no resources, even if the call is about a key.</summary>
    public bool NamesNoKey { get; private init; }

    /// <summary>Values that KMS writes for members that were not sent.</summary>
    public IReadOnlyDictionary<string, object> Defaults { get; private init; } = new Dictionary<string, object>();

    /// <summary>Members that, when they were not sent, are written with the value of another member that was.</summary>
    public IReadOnlyDictionary<string, string> Synonyms { get; private init; } = new Dictionary<string, string>();

    public static TrailShape Read(params string[] request) => new() { ReadOnly = true, Request = request };

    public static TrailShape Write(params string[] request) => new() { Request = request };

    /// <summary>Members for responseElements. KeyId is the ARN of the key, also where the API answers nothing.</summary>
    public TrailShape Answers(params string[] response) => this with { Response = response };

    /// <summary>KeyId of responseElements is the bare id, as AWS's example of RotateKeyOnDemand alone has it, whatever the API answers.</summary>
    public TrailShape NamingTheKeyById() => this with { NamesKeyById = true };

    /// <summary>No resources, even if the call is about a key.</summary>
    public TrailShape NamingNoKey() => this with { NamesNoKey = true };

    /// <summary>Two names of one thing: whichever was sent, both are written.</summary>
    public TrailShape Pairing(string member, string synonym) =>
        this with { Synonyms = new Dictionary<string, string>(Synonyms) { [member] = synonym, [synonym] = member } };

    public TrailShape Filling(string member, object value) =>
        this with { Defaults = new Dictionary<string, object>(Defaults) { [member] = value } };
}
