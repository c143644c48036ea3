using System.Text.Json;

namespace FakeKms.Tests.Domain.Policies.Decisions;

/// <summary>Statements as JSON. A principal goes by a short name; a statement without one is for a policy that names none.</summary>
internal static class Statements
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";
    public const string Key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    public const string Alice = "arn:aws:iam::111122223333:user/team/Alice";
    public const string Bob = "arn:aws:iam::111122223333:user/Bob";
    public const string Vault = "arn:aws:iam::111122223333:role/app/Vault";
    public const string Deploy = "arn:aws:sts::111122223333:assumed-role/Vault/deploy";
    public const string Guest = "arn:aws:sts::111122223333:federated-user/Guest";
    public const string Root = "arn:aws:iam::111122223333:root";
    public const string Carol = "arn:aws:iam::444455556666:user/Carol";
    public const string OtherRoot = "arn:aws:iam::444455556666:root";
    public const string Logs = "logs.us-east-1.amazonaws.com";

    public static string Allow(string sid, string? to = null, string action = "kms:*", string resource = "*", string? when = null) =>
        Statement("Allow", sid, to is null ? null : Of(to), action, resource, when);

    public static string Deny(string sid, string? to = null, string action = "kms:*", string resource = "*", string? when = null) =>
        Statement("Deny", sid, to is null ? null : Of(to), action, resource, when);

    /// <summary>A statement of which each element but the effect is written out.</summary>
    public static string Raw(string effect, string sid, string elements) => $$"""{"Sid":"{{sid}}","Effect":"{{effect}}",{{elements}}}""";

    private static string Statement(string effect, string sid, string? principal, string action, string resource, string? when)
    {
        string[] elements =
        [
            .. principal is null ? Array.Empty<string>() : [$"\"Principal\":{principal}"],
            $"\"Action\":{Text(action)}", $"\"Resource\":{Text(resource)}",
            .. when is null ? Array.Empty<string>() : [$"\"Condition\":{when}"],
        ];
        return Raw(effect, sid, string.Join(',', elements));
    }

    private static string Of(string principal) => principal switch
    {
        "*" => "\"*\"",
        _ when principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) => $"{{\"Service\":{Text(principal)}}}",
        _ => $"{{\"AWS\":{Text(principal)}}}",
    };

    private static string Text(string value) => JsonSerializer.Serialize(value.Contains(' ', StringComparison.Ordinal) ? (object)value.Split(' ') : value);
}
