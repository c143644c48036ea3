namespace FakeKms.Seeding;

/// <summary>
/// Callers that a server is to recognise by their access key ids must have different ones, unlike callers that only get clients from the server.
/// </summary>
internal static class CallerRules
{
    public static void CheckAccessKeys(KmsCaller defaultCaller, IEnumerable<KmsCaller> known)
    {
        var owners = new Dictionary<string, KmsCaller> { [defaultCaller.AccessKeyId] = defaultCaller };
        foreach (var caller in known)
        {
            if (owners.TryAdd(caller.AccessKeyId, caller) || owners[caller.AccessKeyId] == caller) continue;
            throw new ArgumentException(
                $"WithKnownCaller cannot tell {Shown(owners[caller.AccessKeyId])} and {Shown(caller)} apart: both sign with " +
                $"{caller.AccessKeyId}. Give each an access key id of its own: {nameof(KmsCaller.WithAccessKeyId)}(\"…\").");
        }
    }

    private static string Shown(KmsCaller caller) => $"{caller.Type} {caller.Name}".TrimEnd();
}
