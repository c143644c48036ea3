namespace FakeKms.Models.Tests.Model;

/// <summary>A key policy. There are few, each for a way in which policies decide.</summary>
internal sealed record ModelPolicy(string Id, params IReadOnlyList<ModelStatement> Statements)
{
    /// <summary>What a key has that is made without one: the account, and by that the IAM policies of its users.</summary>
    public static ModelPolicy Default { get; } = new("key-default-1", ModelStatement.Allow(ModelStatement.Account, "*"));

    public static IReadOnlyList<ModelPolicy> All { get; } =
    [
        Default,
        new("shares", Default.Statements[0], ModelStatement.Allow(Callers.Guest, "Encrypt", "Decrypt", "ReEncryptFrom", "DescribeKey", "CreateGrant", "DisableKey")),
        new("shares-all-but-two", Default.Statements[0], ModelStatement.Allow(Callers.Guest, "*"), ModelStatement.Deny(Callers.Guest, "Decrypt", "RetireGrant")),
        new("names-admin", ModelStatement.Allow(Callers.Admin, "*")),
        new("shares-purpose-a", Default.Statements[0], ModelStatement.Allow(Callers.Guest, "Encrypt", "Decrypt", "GenerateDataKey") with { Purpose = "a" }),
        new("denies-admin-encrypt", Default.Statements[0], ModelStatement.Deny(Callers.Admin, "Encrypt", "Sign", "GenerateMac")),
        new("locks-out", ModelStatement.Allow(Callers.Guest, "*")),
    ];

    public bool Denies(string caller, string action, Context? context) => Statements.Any(statement => !statement.Allows && statement.Matches(caller, action, context));

    public bool Names(string caller, string action, Context? context) => Statements.Any(statement => statement.Allows && statement.Matches(caller, action, context));

    public string ToJson() => $$"""{ "Version": "2012-10-17", "Id": "{{Id}}", "Statement": [{{string.Join(", ", Statements.Select(statement => statement.ToJson()))}}] }""";
}
