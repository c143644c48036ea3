using System.Collections.Concurrent;

namespace FakeKms.Operations;

/// <summary>Who signs with which access key. A key that nobody registered belongs to the server's default caller.</summary>
internal sealed class CallerDirectory
{
    private readonly ConcurrentDictionary<string, KmsCaller> byAccessKey = new(StringComparer.Ordinal);
    private readonly ServerSettings settings;

    public CallerDirectory(ServerSettings settings)
    {
        this.settings = settings;
        Default = InAccount(settings.Caller);
        foreach (var caller in settings.KnownCallers) Register(caller);
    }

    public KmsCaller Default { get; }

    public KmsCaller Register(KmsCaller caller) => byAccessKey[caller.AccessKeyId] = InAccount(caller);

    public KmsCaller Find(string accessKeyId) =>
        byAccessKey.TryGetValue(accessKeyId, out var known) ? known : Default.WithAccessKeyId(accessKeyId);

    private KmsCaller InAccount(KmsCaller caller) => caller.AccountId is null ? caller.WithAccountId(settings.AccountId) : caller;
}
