using System.Collections.Concurrent;

namespace FakeKms.Engine.State;

/// <summary>
/// Who signs with which access key. Callers that were given the same access key id are told apart all the same: each one after the first signs with an id of
/// its own, which only the server sees. A key that nobody registered belongs to the server's default caller. What secrets a caller has is settled when the
/// caller is first heard of: the same caller with another secret is not somebody else, but somebody who does not know the secret.
/// </summary>
internal sealed class CallerDirectory
{
    private readonly ConcurrentDictionary<string, Signer> bySigningKey = new(StringComparer.Ordinal);
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
    public IEnumerable<KmsCaller> Known => bySigningKey.Values.Select(signer => signer.Caller);

    public CallerDirectory Copy() => new(this);

    /// <summary>The access key id that the caller's requests are to be signed with.</summary>
    public string Register(KmsCaller caller)
    {
        var owner = InAccount(caller);
        return signingKeys.GetOrAdd(owner.WithoutSecrets(), static (_, add) => add.Directory.Add(add.Owner), (Directory: this, Owner: owner));
    }

    /// <summary>What the caller's requests are to be signed with: the right secrets, unless the caller has others.</summary>
    public SigningCredentials CredentialsOf(KmsCaller caller) => bySigningKey[Register(caller)].Credentials.AsPresentedBy(caller);

    public KmsCaller Find(string signingKey) =>
        bySigningKey.TryGetValue(signingKey, out var known) ? known.Caller : bySigningKey[Register(Default)].Caller.SignedWith(signingKey);

    /// <summary>Who signs with a key, and with what else; null for a key that nobody registered.</summary>
    public Signer? FindSigner(string signingKey) => bySigningKey.GetValueOrDefault(signingKey);

    private string Add(KmsCaller caller)
    {
        var known = WithSession(caller);
        for (var number = 1; ; number++)
        {
            var signingKey = number == 1 ? caller.AccessKeyId : $"{caller.AccessKeyId}_{number}";
            if (bySigningKey.TryAdd(signingKey, new Signer(known, SigningCredentials.Of(known, signingKey)))) return signingKey;
        }
    }

    private KmsCaller InAccount(KmsCaller caller) => caller.AccountId is null ? caller.WithAccountId(settings.AccountId) : caller;

    private KmsCaller WithSession(KmsCaller caller) => caller.SessionCreationDate is null && caller.NeedsSession
        ? caller.WithSession(settings.Time.GetUtcNow(), caller.IsMfaAuthenticated)
        : caller;
}
