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
            ["arn", _, "iam" or "sts", "", var id, var rest] => (id, rest),
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
            throw new FormatException($"'{text}' is no caller: {ToolException.TextOf(wrong)}", wrong);
        }
    }

    private static KmsCaller? Named(string resource) => resource.Split('/') switch
    {
        ["root"] => KmsCaller.Root(),
        ["user", .. { Length: > 0 } name] when name.All(part => part.Length > 0) => KmsCaller.IamUser(string.Join('/', name)),
        ["assumed-role", { Length: > 0 } role, { Length: > 0 } session] => KmsCaller.AssumedRole(role, session),
        _ => null,
    };

    private static FormatException No(string text) => new($"'{text}' is no caller; write {Forms}.");
}
