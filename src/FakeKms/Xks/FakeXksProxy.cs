using Amazon.KeyManagementService.Model;
using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Engine;
using FakeKms.Xks.Faults;
using FakeKms.Xks.Messages;
using FakeKms.Xks.Proxy;

namespace FakeKms;

/// <summary>
/// The external key store proxy that a server brings, with the external keys behind it: the published API whole, for key stores of the type
/// EXTERNAL_KEY_STORE. It answers in memory, for whatever endpoint a key store names. <c>Reset</c>, <c>Snapshot</c>, <c>Restore</c> and <c>Fork</c> of the
/// server include it. Safe for parallel callers.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html"/>,
/// <see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/>
/// </remarks>
public sealed class FakeXksProxy : XksProxySettings
{
    private readonly Pipeline pipeline;

    internal FakeXksProxy(Pipeline pipeline, EmbeddedXksProxy service, XksFaultBook faults, AttachedParts parts)
        : base(to => pipeline.Outside(state => state.EmbeddedProxy = to(state.EmbeddedProxy))) =>
        (this.pipeline, Service, Faults, Parts) = (pipeline, service, new XksFaults(faults), parts);

    /// <summary>An endpoint for CreateCustomKeyStore (<c>XksProxyUriEndpoint</c>): <c>https://xks-proxy.fakekms.example</c>.</summary>
    public string Endpoint { get; } = EmbeddedProxy.Endpoint;

    /// <summary>
    /// A path for CreateCustomKeyStore (<c>XksProxyUriPath</c>): <c>/kms/xks/v1</c>, or the one of <see cref="XksProxySettings.WithUriPath"/>.
    /// </summary>
    public string UriPath => Read(proxy => proxy.UriPath ?? EmbeddedProxy.BasePath);

    /// <summary>Whether it serves <see cref="UriPath"/> with any prefix, as it does unless it was given a path.</summary>
    internal bool ServesPrefixes => Read(proxy => proxy.UriPath is null);

    /// <summary>
    /// The credential for CreateCustomKeyStore (<c>XksProxyAuthenticationCredential</c>): an object of its own each time. It follows from the seed of the
    /// server.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyAuthenticationCredentialType.html"/></remarks>
    public XksProxyAuthenticationCredentialType Credential => Read((proxy, seed) => ViewOf(proxy.Credential, seed));

    /// <summary>
    /// The credential before the last <see cref="RotateCredential"/>, which the proxy takes as well; null when there is none, or when it was revoked.
    /// </summary>
    public XksProxyAuthenticationCredentialType? PreviousCredential =>
        Read((proxy, seed) => proxy.PreviousCredential is { } previous ? ViewOf(previous, seed) : null);

    /// <summary>What is to go wrong with the proxy.</summary>
    public XksFaults Faults { get; }

    /// <summary>The external keys that were declared or changed, deleted ones among them, by their ids.</summary>
    public IReadOnlyList<FakeExternalKey> ExternalKeys => [.. Read(proxy => proxy.Keys.Keys.ToArray()).Select(View)];

    /// <summary>
    /// What arrived at the proxy, oldest first: by it a test sees what KMS said of its caller. Health checks of key stores are among it. It can be read when
    /// the server was disposed of.
    /// </summary>
    public IReadOnlyList<XksProxyRequest> Requests => pipeline.Recall(state => state.EmbeddedProxy.Requests);

    /// <summary>
    /// Gives the proxy another credential. The one before stays valid, so that key stores can be changed meanwhile; the one before that does not.
    /// UpdateCustomKeyStore tells KMS.
    /// </summary>
    /// <returns>The new credential.</returns>
    public XksProxyAuthenticationCredentialType RotateCredential() => pipeline.Outside(state =>
    {
        state.EmbeddedProxy = state.EmbeddedProxy.Rotated();
        return ViewOf(state.EmbeddedProxy.Credential, state.Seed);
    });

    /// <summary>
    /// Takes the credential before the last rotation no more: a key store that still has it fails with <c>AuthenticationFailedException</c> of the proxy. It
    /// changes nothing when there is none.
    /// </summary>
    public void RevokePreviousCredential() => Change(proxy => proxy with { PreviousCredential = null });

    /// <summary>
    /// An external key, as it is now, to be changed. While no key is declared it is any key, and a change of it leaves the others as they are.
    /// </summary>
    /// <param name="xksKeyId">Its id.</param>
    /// <exception cref="ArgumentException">KMS takes no such id, or keys were declared and this one was not.</exception>
    public FakeExternalKey ExternalKey(string xksKeyId)
    {
        ExternalKeyTerms.Check(xksKeyId);
        var declared = Read(proxy => proxy.DeclaresKeys && !proxy.Keys.ContainsKey(xksKeyId) ? string.Join(", ", proxy.Keys.Keys) : null);
        return declared is null
            ? View(xksKeyId)
            : throw new ArgumentException(
                $"No external key '{xksKeyId}' was declared, only {declared}. Write WithExternalKey(\"{xksKeyId}\").", nameof(xksKeyId));
    }

    /// <summary>Changes the health of an external key manager, or of all of them.</summary>
    /// <param name="health">The health from here on.</param>
    /// <param name="managerId">The id of the manager; null for all.</param>
    /// <exception cref="ArgumentException">There is no such manager or health.</exception>
    public void SetHealth(EkmHealthStatus health, string? managerId = null)
    {
        ExternalKeyTerms.Check(health);
        Change(proxy =>
        {
            Ekm[] meant = [.. proxy.Managers.Where(manager => managerId is null || manager.Id == managerId)];
            if (meant.Length > 0) return meant.Aggregate(proxy, (changed, manager) => changed.With(manager with { Health = health }));
            throw new ArgumentException(
                $"There is no external key manager '{managerId}', only {string.Join(", ", proxy.Managers.Select(manager => manager.Id))}. " +
                "WithExternalKeyManager adds one.",
                nameof(managerId));
        });
    }

    /// <summary>The proxy, for hosts of it.</summary>
    internal EmbeddedXksProxy Service { get; }

    /// <summary>The hosts.</summary>
    internal AttachedParts Parts { get; }

    private static XksProxyAuthenticationCredentialType ViewOf(ProxyCredential credential, long seed) => new()
    {
        AccessKeyId = credential.AccessKeyId(seed),
        RawSecretAccessKey = credential.RawSecretAccessKey(seed),
    };

    private T Read<T>(Func<EmbeddedProxy, T> read) => Read((proxy, _) => read(proxy));

    private T Read<T>(Func<EmbeddedProxy, long, T> read) => pipeline.Outside(state => read(state.EmbeddedProxy, state.Seed));

    private FakeExternalKey View(string id) => new(
        id,
        () => Read(proxy => Known(proxy, id)),
        change => Change(proxy => proxy.With(change(Known(proxy, id)))));

    // A Reset may have forgotten a key that was declared meanwhile.
    private static ExternalKey Known(EmbeddedProxy proxy, string id) => proxy.Keys.GetValueOrDefault(id) ?? new(id) { Exists = !proxy.DeclaresKeys };
}
