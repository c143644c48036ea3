namespace FakeKms.Models.Tests.Model;

/// <summary>A key policy. There are few, each for a way in which policies decide.</summary>
internal sealed record ModelPolicy(string Id, params IReadOnlyList<ModelStatement> Statements)
{
    /// <summary>What a key has that is made without one: the account, and by that the IAM policies of its users.</summary>
    public static ModelPolicy Default { get; } = new("key-default-1", Delegates);

    public static IReadOnlyList<ModelPolicy> All { get; } =
    [
        Default,
        new("shares", Delegates, Guest("Encrypt", "Decrypt", "ReEncryptFrom", "DescribeKey", "CreateGrant", "DisableKey")),
        new("shares-all-but-two", Delegates, Guest("*"), ModelStatement.Deny(Callers.Guest, "Decrypt", "RetireGrant")),
        new("names-admin", ModelStatement.Allow(Callers.Admin, "*")),
        new("shares-purpose-a", Delegates, Guest("Encrypt", "Decrypt", "GenerateDataKey") with { Purpose = "a" }),
        new("denies-admin-encrypt", Delegates, ModelStatement.Deny(Callers.Admin, "Encrypt", "Sign", "GenerateMac")),
        new("locks-out", Guest("*")),
    ];

    private static ModelStatement Delegates => ModelStatement.Allow(ModelStatement.Account, "*");

    public bool Denies(string caller, string action, Context? context) =>
        Statements.Any(statement => !statement.Allows && statement.Matches(caller, action, context));

    public bool Names(string caller, string action, Context? context) =>
        Statements.Any(statement => statement.Allows && statement.Matches(caller, action, context));

    public string ToJson() =>
        $$"""{ "Version": "2012-10-17", "Id": "{{Id}}", "Statement": [{{string.Join(", ", Statements.Select(statement => statement.ToJson()))}}] }""";

    private static ModelStatement Guest(params string[] actions) => ModelStatement.Allow(Callers.Guest, actions);
}
