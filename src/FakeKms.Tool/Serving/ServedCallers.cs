using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Serving;

/// <summary>The callers that the command line names by their access keys, and their IAM policies.</summary>
internal sealed class ServedCallers
{
    private const int AccountLength = 12;

    private readonly Dictionary<string, KmsCaller> callers = new(StringComparer.Ordinal);

    private readonly List<(string AccessKeyId, string File)> policies = [];

    public bool HavePolicies => policies.Count > 0;

    public bool HaveSecrets { get; private set; }

    /// <summary>Takes <c>ACCESSKEY=ACCOUNT</c>, <c>ACCESSKEY:SECRET</c> or <c>ACCESSKEY:SECRET=ACCOUNT</c>.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public void Add(string text)
    {
        // A secret may have an equals sign of its own: what stands behind the last one is an account if it has twelve digits.
        var keyEnd = text.IndexOfAny([':', '=']);
        if (keyEnd <= 0) throw new FormatException("--caller is neither ACCESSKEY=ACCOUNT nor ACCESSKEY:SECRET.");
        var (accessKeyId, rest) = (text[..keyEnd], text[(keyEnd + 1)..]);
        var caller = Known(accessKeyId);
        if (text[keyEnd] == ':')
        {
            ThrowIfNoSecret(accessKeyId, rest);
            var secretEnd = rest.Length - AccountLength - 1;
            var hasAccount = secretEnd > 0 && rest[secretEnd] == '=' && rest[(secretEnd + 1)..].All(char.IsAsciiDigit);
            caller = caller.WithSecretAccessKey(hasAccount ? rest[..secretEnd] : rest);
            HaveSecrets = true;
            rest = hasAccount ? rest[(secretEnd + 1)..] : "";
        }
        if (rest.Length > 0 || text[keyEnd] == '=') caller = caller.WithAccountId(AccountOf(accessKeyId, rest));
        if (!callers.TryAdd(accessKeyId, caller)) throw new FormatException($"--caller {accessKeyId} stands there twice.");
    }

    /// <summary>Takes <c>ACCESSKEY=FILE</c>.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public void AddPolicy(string text)
    {
        if (text.Split('=', 2) is not [{ Length: > 0 } accessKeyId, { Length: > 0 } file]) throw new FormatException($"--policy {text} is not ACCESSKEY=FILE.");
        policies.Add((accessKeyId, file));
    }

    /// <exception cref="ToolException">A file cannot be read, or has no policy that AWS would take.</exception>
    public void ApplyTo(FakeKmsBuilder builder)
    {
        foreach (var (accessKeyId, _) in policies) callers.TryAdd(accessKeyId, Known(accessKeyId));
        foreach (var caller in callers.Values) builder.WithKnownCaller(caller);
        foreach (var own in policies.GroupBy(policy => policy.AccessKeyId))
        {
            builder.WithUser(own.Key, user =>
            {
                if (callers[own.Key].AccountId is { } account) user.InAccount(account);
                foreach (var (_, file) in own) Add(user, file);
            });
        }
    }

    public static string CheckedAccount(string text) =>
        IsAccount(text) ? text : throw new FormatException($"'{text}' is not an account id of twelve digits.");

    private static string AccountOf(string accessKeyId, string text) =>
        IsAccount(text) ? text : throw new FormatException($"--caller {accessKeyId}={text}: '{text}' is not an account id of twelve digits.");

    private static bool IsAccount(string text) => text.Length == AccountLength && text.All(char.IsAsciiDigit);

    // Digits behind an equals sign are meant as an account. The message repeats nothing of what may be a secret.
    private static void ThrowIfNoSecret(string accessKeyId, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new FormatException($"--caller {accessKeyId}: there is no secret behind the colon.");
        var end = text.LastIndexOf('=');
        if (end == 0 && IsAccount(text[1..]))
            throw new FormatException($"--caller {accessKeyId}: there is no secret between the colon and the account; write {accessKeyId}{text} for none.");
        if (end < 0 || end == text.Length - 1 || !text[(end + 1)..].All(char.IsAsciiDigit) || IsAccount(text[(end + 1)..])) return;
        throw new FormatException(
            $"--caller {accessKeyId}: what stands behind the last equals sign has {text.Length - end - 1} digits, and an account id has twelve. " +
            "If it is a part of the secret, write the account behind it too.");
    }

    private static KmsCaller Known(string accessKeyId) => KmsCaller.IamUser(accessKeyId).WithAccessKeyId(accessKeyId);

    private static void Add(KmsPrincipalBuilder user, string file)
    {
        try
        {
            user.WithPolicy(new FileInfo(file));
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw ToolException.OfFile("--policy", file, error);
        }
    }
}
