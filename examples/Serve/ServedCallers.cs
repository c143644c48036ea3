using FakeKms;

namespace Serve;

/// <summary>The callers that the command line names by their access keys, and their IAM policies.</summary>
internal sealed class ServedCallers
{
    private readonly Dictionary<string, KmsCaller> callers = new(StringComparer.Ordinal);

    private readonly List<(string AccessKeyId, string File, string Text)> policies = [];

    public bool HavePolicies => policies.Count > 0;

    public void Add(KmsCaller caller) => callers[caller.AccessKeyId] = caller;

    /// <summary>Takes <c>ACCESSKEY=FILE</c>.</summary>
    /// <exception cref="ArgumentException">It has another form.</exception>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public void AddPolicy(string text)
    {
        if (text.Split('=', 2) is not [{ Length: > 0 } accessKeyId, { Length: > 0 } file]) throw new ArgumentException($"--policy {text} is not ACCESSKEY=FILE.");
        try
        {
            policies.Add((accessKeyId, file, File.ReadAllText(file)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"--policy {text}: {error.Message}", error);
        }
        callers.TryAdd(accessKeyId, KmsCaller.IamUser(accessKeyId).WithAccessKeyId(accessKeyId));
    }

    /// <exception cref="InvalidDataException">A file has no policy that AWS would take.</exception>
    public void ApplyTo(FakeKmsBuilder builder)
    {
        foreach (var caller in callers.Values) builder.WithKnownCaller(caller);
        foreach (var own in policies.GroupBy(policy => policy.AccessKeyId))
        {
            builder.WithUser(own.Key, user =>
            {
                if (callers[own.Key].AccountId is { } account) user.InAccount(account);
                foreach (var (_, file, text) in own) Add(user, file, text);
            });
        }
    }

    private static void Add(KmsPrincipalBuilder user, string file, string text)
    {
        try
        {
            user.WithPolicy(text, Path.GetFileName(file));
        }
        catch (ArgumentException error)
        {
            // Without the name of the parameter, which is none of the command line.
            throw new InvalidDataException($"--policy {file}: {error.Message.Split(" (Parameter", 2)[0]}", error);
        }
    }
}
