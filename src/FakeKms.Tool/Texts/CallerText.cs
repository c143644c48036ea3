using FakeKms.Model;

namespace FakeKms.Tool.Texts;

/// <summary>Callers as their ARNs name them, whole or without what stands before the resource.</summary>
internal static class CallerText
{
    private const string Forms =
        "user/NAME, assumed-role/ROLE/SESSION or root, or the ARN of one, such as arn:aws:sts::444455556666:assumed-role/Vault/deploy";

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
            throw new FormatException($"'{ShortText.Value(text)}' is no caller: {ToolException.TextOf(wrong)}", wrong);
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
    private static KmsCaller User(string name)
    {
        IamPath.SplitChecked(name, "user");
        return KmsCaller.IamUser(name);
    }

    private static KmsCaller Session(string role, string session)
    {
        IamPath.SplitChecked(role, "role");
        return KmsCaller.AssumedRole(role, IamPath.CheckedSession(session));
    }

    private static string ServiceOf(string resource) => resource.StartsWith("assumed-role/", StringComparison.Ordinal) ? "sts" : "iam";

    private static FormatException No(string text) => new($"'{ShortText.Value(text)}' is no caller; write {Forms}.");
}
