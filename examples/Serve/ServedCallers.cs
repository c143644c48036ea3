using FakeKms;

namespace Serve;

/// <summary>The callers that the command line names by their access keys, and their IAM policies.</summary>
internal sealed class ServedCallers
{
    private readonly Dictionary<string, KmsCaller> callers = new(StringComparer.Ordinal);

    private readonly List<(string AccessKeyId, string File)> policies = [];

    public bool HavePolicies => policies.Count > 0;

    public void Add(KmsCaller caller) => callers[caller.AccessKeyId] = caller;

    /// <summary>Takes <c>ACCESSKEY=FILE</c>.</summary>
    /// <exception cref="ArgumentException">It has another form.</exception>
    public void AddPolicy(string text)
    {
        if (text.Split('=', 2) is not [{ Length: > 0 } accessKeyId, { Length: > 0 } file]) throw new ArgumentException($"--policy {text} is not ACCESSKEY=FILE.");
        policies.Add((accessKeyId, file));
        callers.TryAdd(accessKeyId, KmsCaller.IamUser(accessKeyId).WithAccessKeyId(accessKeyId));
    }

    /// <exception cref="InvalidDataException">A file cannot be read, or has no policy that AWS would take.</exception>
    public void ApplyTo(FakeKmsBuilder builder)
    {
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

    private static void Add(KmsPrincipalBuilder user, string file)
    {
        try
        {
            user.WithPolicy(new FileInfo(file));
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // Without the name of a parameter, which is none of the command line.
            throw new InvalidDataException($"--policy {file}: {error.Message.Split(" (Parameter", 2)[0]}", error);
        }
    }
}
