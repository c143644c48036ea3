namespace FakeKms.Models.Tests.Model;

/// <summary>A statement of a key policy: for one user or the account, about some actions or all ("*").</summary>
internal sealed record ModelStatement(bool Allows, string Principal, IReadOnlyList<string> Actions)
{
    public const string Account = "root";

    /// <summary>The value that the encryption context has to have under "purpose"; null for no condition. The name is not case-sensitive.</summary>
    public string? Purpose { get; init; }

    public static ModelStatement Allow(string principal, params string[] actions) => new(true, principal, actions);

    public static ModelStatement Deny(string principal, params string[] actions) => new(false, principal, actions);

    public bool Matches(string caller, string action, Context? context) =>
        Principal == caller && (Actions.Contains("*") || Actions.Contains(action)) && HasPurpose(context);

    public string ToJson()
    {
        var (effect, actions) = (Allows ? "Allow" : "Deny", string.Join(", ", Actions.Select(action => $"\"kms:{action}\"")));
        return $$"""{ "Effect": "{{effect}}", "Principal": { "AWS": "{{PrincipalArn}}" }, "Action": [{{actions}}], "Resource": "*"{{Condition}} }""";
    }

    private string PrincipalArn => Principal == Account ? $"arn:aws:iam::{Callers.AccountId}:root" : Callers.Arn(Principal);

    private string Condition => Purpose is null ? "" : $$""", "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": "{{Purpose}}" } }""";

    private bool HasPurpose(Context? context) =>
        Purpose is null || context?.Pairs.Any(pair => pair.Key.Equals("purpose", StringComparison.OrdinalIgnoreCase) && pair.Value == Purpose) == true;
}
