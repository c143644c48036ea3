using System.Text.RegularExpressions;

namespace FakeKms.Tool.Texts;

/// <summary>Callers as their ARNs name them, whole or without what stands before the resource.</summary>
internal static partial class CallerText
{
    private const string Forms =
        "user/NAME, assumed-role/ROLE/SESSION or root, or the ARN of one, such as arn:aws:sts::444455556666:assumed-role/Vault/deploy";

    private const int LongestShown = 200;

    /// <exception cref="FormatException">It is none.</exception>
    public static KmsCaller Read(string text)
    {
        var (account, resource) = text.Split(':', 6) switch
        {
            ["arn", _, var service, "", var id, var rest] when service == ServiceOf(rest) => (id, rest),
            [_] => (null, text),
            _ => throw No(text),
        };
        try
        {
            var caller = Named(resource) ?? throw No(text);
            return account is null ? caller : caller.WithAccountId(account);
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException($"'{Short(text)}' is no caller: {ToolException.TextOf(wrong)}", wrong);
        }
    }

    private static KmsCaller? Named(string resource) => resource.Split('/') switch
    {
        ["root"] => KmsCaller.Root(),
        ["user", .. { Length: > 0 } name] when name.All(part => part.Length > 0) => User(string.Join('/', name)),
        ["assumed-role", { Length: > 0 } role, { Length: > 0 } session] => Session(role, session),
        _ => null,
    };

    // The library takes any name, as a log may have it; here somebody has written one.
    private static KmsCaller User(string name) => KmsCaller.IamUser(Named("user", name));

    private static KmsCaller Session(string role, string session) => session.Length > 1
        ? KmsCaller.AssumedRole(Named("role", role), Named("session of a role", session))
        : throw new ArgumentException($"the name of a session has 2 characters at least, and '{session}' has one.");

    private static string Named(string kind, string text)
    {
        var name = text[(text.LastIndexOf('/') + 1)..];
        return Name().IsMatch(name) ? text : throw new ArgumentException(
            $"IAM has no {kind} named '{Short(name)}': a name has 1 to 64 ASCII letters, digits and characters of +=,.@_-.");
    }

    private static string ServiceOf(string resource) => resource.StartsWith("assumed-role/", StringComparison.Ordinal) ? "sts" : "iam";

    private static FormatException No(string text) => new($"'{Short(text)}' is no caller; write {Forms}.");

    private static string Short(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    [GeneratedRegex(@"\A[A-Za-z0-9+=,.@_-]{1,64}\z")]
    private static partial Regex Name();
}
