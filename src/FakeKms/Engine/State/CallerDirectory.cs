using System.Collections.Concurrent;

namespace FakeKms.Engine.State;

/// <summary>
/// Who signs with which access key. Callers that were given the same access key id are told apart all the same: each one after the first signs with an id of
/// its own, which only the server sees. A key that nobody registered belongs to the server's default caller.
/// </summary>
internal sealed class CallerDirectory
{
    private readonly ConcurrentDictionary<string, KmsCaller> bySigningKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<KmsCaller, string> signingKeys = new();
    private readonly ServerSettings settings;

    public CallerDirectory(ServerSettings settings)
    {
        this.settings = settings;
        Default = InAccount(settings.Caller);
        Register(settings.Caller);
        foreach (var caller in settings.KnownCallers) Register(caller);
    }

    private CallerDirectory(CallerDirectory original)
    {
        (settings, Default) = (original.settings, original.Default);
        bySigningKey = new(original.bySigningKey, StringComparer.Ordinal);
        signingKeys = new(original.signingKeys);
    }

    public KmsCaller Default { get; }

    /// <summary>Those that were declared, and those that have or had a client.</summary>
    public IEnumerable<KmsCaller> Known => bySigningKey.Values;

    public CallerDirectory Copy() => new(this);

    /// <summary>The access key id that the caller's requests are to be signed with.</summary>
    public string Register(KmsCaller caller) => signingKeys.GetOrAdd(InAccount(caller), Add);

    public KmsCaller Find(string signingKey) =>
        bySigningKey.TryGetValue(signingKey, out var known) ? known : bySigningKey[signingKeys[Default]].SignedWith(signingKey);

    private string Add(KmsCaller caller)
    {
        var known = WithSession(caller);
        for (var number = 1; ; number++)
        {
            var signingKey = number == 1 ? caller.AccessKeyId : $"{caller.AccessKeyId}_{number}";
            if (bySigningKey.TryAdd(signingKey, known)) return signingKey;
        }
    }

    private KmsCaller InAccount(KmsCaller caller) => caller.AccountId is null ? caller.WithAccountId(settings.AccountId) : caller;

    private KmsCaller WithSession(KmsCaller caller) => caller.SessionCreationDate is null && caller.NeedsSession
        ? caller.WithSession(settings.Time.GetUtcNow(), caller.IsMfaAuthenticated)
        : caller;
}
