using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Xks.Messages;

namespace FakeKms;

/// <summary>
/// What the embedded external key store proxy is like: <see cref="FakeKmsBuilder.WithXksProxy"/> sets it for the start of a server, <c>kms.XksProxy</c>
/// changes it while the server runs. Unless told otherwise, the proxy serves every path prefix and has every external key, ready for use. Every method changes
/// the proxy and returns it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html"/></remarks>
public class XksProxySettings
{
    private readonly Action<Func<EmbeddedProxy, EmbeddedProxy>> change;

    internal XksProxySettings(Action<Func<EmbeddedProxy, EmbeddedProxy>> change) => this.change = change;

    /// <summary>
    /// Declares an external key. As long as none is declared, every external key id is that of an enabled AES-256 key; after the first one, all others are
    /// unknown: <c>KeyNotFoundException</c>. A key that is declared again is changed, and still decrypts what it encrypted before.
    /// </summary>
    /// <param name="xksKeyId">The id, which CreateKey calls <c>XksKeyId</c>: 1 to 128 letters, digits, and characters of <c>-_.</c></param>
    /// <param name="usage">What it can be used for.</param>
    /// <param name="status">Whether it can be used.</param>
    /// <param name="keySpec">What the proxy says that it is; KMS takes <c>AES_256</c> alone. It encrypts as that, whatever the text says.</param>
    /// <exception cref="ArgumentException">KMS takes no such id, or there is no such usage or status.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-xks-keys.html#xks-key-requirements"/></remarks>
    public XksProxySettings WithExternalKey(
        string xksKeyId,
        ExternalKeyUsage usage = ExternalKeyUsage.EncryptAndDecrypt,
        ExternalKeyStatus status = ExternalKeyStatus.Enabled,
        string keySpec = "AES_256")
    {
        ExternalKeyTerms.Check(xksKeyId);
        ExternalKeyTerms.Check(usage);
        if (!Enum.IsDefined(status)) throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status of an external key.");
        ArgumentException.ThrowIfNullOrWhiteSpace(keySpec);
        return Change(proxy => proxy.With((proxy.Keys.GetValueOrDefault(xksKeyId) ?? new(xksKeyId)) with
        {
            Exists = true,
            Usage = usage,
            Status = status,
            KeySpec = keySpec,
        }) with
        { DeclaresKeys = true });
    }

    /// <summary>
    /// Gives the proxy a credential of yours in the place of its present one, such as the one that the code under test has. Otherwise it follows from the seed
    /// of the server.
    /// </summary>
    /// <param name="accessKeyId">20 to 30 capital letters and digits from 2 to 7.</param>
    /// <param name="rawSecretAccessKey">43 to 64 letters, digits, <c>/</c>, <c>+</c> and <c>=</c>.</param>
    /// <exception cref="ArgumentException">KMS takes no such credential.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyAuthenticationCredentialType.html"/></remarks>
    public XksProxySettings WithCredential(string accessKeyId, string rawSecretAccessKey)
    {
        ArgumentNullException.ThrowIfNull(accessKeyId);
        ArgumentNullException.ThrowIfNull(rawSecretAccessKey);
        if (!ProxyCredential.IsAccessKeyId(accessKeyId))
        {
            throw new ArgumentException(
                $"'{Model.ShortText.Value(accessKeyId)}' is no access key id of a proxy: 20 to 30 capital letters and digits from 2 to 7.",
                nameof(accessKeyId));
        }
        if (!ProxyCredential.IsRawSecretAccessKey(rawSecretAccessKey))
            throw new ArgumentException("That is no secret access key of a proxy: 43 to 64 letters, digits, /, + and =.", nameof(rawSecretAccessKey));
        return Change(proxy => proxy with { Credential = proxy.Credential.With(accessKeyId, rawSecretAccessKey) });
    }

    /// <summary>
    /// Serves one path alone; all others are answered with <c>InvalidUriPathException</c>. By default every path that ends with <c>/kms/xks/v1</c> is served.
    /// </summary>
    /// <param name="uriPath">
    /// What CreateCustomKeyStore calls <c>XksProxyUriPath</c>: <c>/kms/xks/v1</c>, or that with a prefix, such as <c>/example/kms/xks/v1</c>. 10 to 128
    /// characters.
    /// </param>
    /// <exception cref="ArgumentException">KMS takes no such path.</exception>
    public XksProxySettings WithUriPath(string uriPath)
    {
        ArgumentNullException.ThrowIfNull(uriPath);
        if (!EmbeddedProxy.IsUriPath(uriPath))
        {
            throw new ArgumentException(
                $"'{Model.ShortText.Value(uriPath)}' is no path that KMS takes; write /kms/xks/v1, or that with a prefix, such as /example/kms/xks/v1, " +
                "of at most 128 letters, digits, and characters of /_-.",
                nameof(uriPath));
        }
        return Change(proxy => proxy with { UriPath = uriPath });
    }

    /// <summary>
    /// Declares an external key manager behind the proxy, or changes it. As long as none is declared there is one, <c>fakekms-ekm-1</c>, which is healthy. When
    /// all are unavailable, the proxy answers <c>InternalException</c> to everything but health checks.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="health">Its health.</param>
    /// <param name="model">Its model.</param>
    /// <exception cref="ArgumentException">There is no such health.</exception>
    /// <exception cref="InvalidOperationException">There are ten others: a proxy reports no more.</exception>
    public XksProxySettings WithExternalKeyManager(
        string id, EkmHealthStatus health = EkmHealthStatus.Active, string model = "FakeKms EKM 1.0")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        ExternalKeyTerms.Check(health);
        return Change(proxy => proxy.With(new Ekm(id, model, health)) is { DeclaredManagers.Count: <= EmbeddedProxy.MostManagers } changed
            ? changed
            : throw new InvalidOperationException($"A proxy reports at most {EmbeddedProxy.MostManagers} external key managers; {id} is one too many."));
    }

    /// <summary>Sets how many instances of the proxy there are, as it says in its health. The default is one.</summary>
    /// <param name="size">One or more.</param>
    public XksProxySettings WithFleetSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Change(proxy => proxy with { FleetSize = size });
    }

    /// <summary>Sets the length of the initialization vectors of ciphertexts to come. The default is 12 bytes; both lengths are decrypted.</summary>
    /// <param name="bytes">12 or 16, as the specification allows.</param>
    public XksProxySettings WithInitializationVectorLength(int bytes)
    {
        if (bytes is not (12 or 16))
            throw new ArgumentOutOfRangeException(nameof(bytes), bytes, "The specification allows initialization vectors of 12 and of 16 bytes.");
        return Change(proxy => proxy with { InitializationVectorLength = bytes });
    }

    /// <summary>
    /// Lets each ciphertext name the version of its external key in its <c>ciphertextMetadata</c>: <c>key_version=1</c>. By default only keys that were
    /// rotated do so (<see cref="FakeExternalKey.Rotate"/>).
    /// </summary>
    public XksProxySettings WithKeyVersions() => Change(proxy => proxy with { NamesFirstVersion = true });

    /// <summary>
    /// Sets the proxy's own authorization, which AWS calls secondary: what it refuses is answered with <c>AccessDeniedException</c>. Health checks are not
    /// asked about. The default lets everybody do everything, and so does null.
    /// </summary>
    /// <param name="isAllowed">
    /// Whether a request may be served, by its principal, key, KMS operation and so on. It does nothing else: KMS waits for it. When it throws, the request is
    /// refused, and the exception is in <see cref="XksFaults.HookErrors"/>.
    /// </param>
    public XksProxySettings WithAuthorization(Func<XksProxyRequest, bool>? isAllowed) => Change(proxy => proxy with { Authorization = isAllowed });

    private protected XksProxySettings Change(Func<EmbeddedProxy, EmbeddedProxy> to)
    {
        change(to);
        return this;
    }
}
