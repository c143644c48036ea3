using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Xks.Messages;

namespace FakeKms;

/// <summary>
/// A key in the external key manager behind the embedded proxy, as it is now: a test changes it while the server runs, as its administrator would. KMS learns
/// of it when it asks the proxy. Safe for parallel callers.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html#concept-external-key"/></remarks>
public sealed class FakeExternalKey
{
    private readonly Func<ExternalKey> read;
    private readonly Action<Func<ExternalKey, ExternalKey>> change;

    internal FakeExternalKey(string id, Func<ExternalKey> read, Action<Func<ExternalKey, ExternalKey>> change) =>
        (Id, this.read, this.change) = (id, read, change);

    /// <summary>The id, which CreateKey calls <c>XksKeyId</c>.</summary>
    public string Id { get; }

    /// <summary>Whether the key exists; false after <see cref="Delete"/>.</summary>
    public bool Exists => read().Exists;

    /// <summary>What the key can be used for.</summary>
    public ExternalKeyUsage Usage => read().Usage;

    /// <summary>Whether the key can be used.</summary>
    public ExternalKeyStatus Status => read().Status;

    /// <summary>What the proxy says that the key is, such as <c>AES_256</c>.</summary>
    public string KeySpec => read().KeySpec;

    /// <summary>The version that encrypts: 1, and one more with each <see cref="Rotate"/>.</summary>
    public int Version => read().Version;

    /// <summary>The key can be used from here on.</summary>
    /// <exception cref="InvalidOperationException">The key was deleted, for good.</exception>
    public void Enable() => Change(key => key with { Status = ExternalKeyStatus.Enabled });

    /// <summary>The key cannot be used from here on: the proxy answers <c>InvalidStateException</c>, and KMS <c>KMSInvalidStateException</c>.</summary>
    /// <exception cref="InvalidOperationException">The key was deleted, for good.</exception>
    public void Disable() => Change(key => key with { Status = ExternalKeyStatus.Disabled });

    /// <summary>Changes what the key can be used for. For anything else the proxy answers <c>InvalidKeyUsageException</c>.</summary>
    /// <param name="usage">The usage from here on.</param>
    /// <exception cref="InvalidOperationException">The key was deleted, for good.</exception>
    public void SetUsage(ExternalKeyUsage usage)
    {
        ExternalKeyTerms.Check(usage);
        Change(key => key with { Usage = usage });
    }

    /// <summary>
    /// The key gets a new version, which encrypts from here on; the older ones still decrypt. Ciphertexts name their version in <c>ciphertextMetadata</c>:
    /// <c>key_version=2</c>. KMS sees nothing of it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The key was deleted, for good.</exception>
    public void Rotate() => Change(key => key with { Version = checked(key.Version + 1) });

    /// <summary>
    /// The key is gone from here on, with all its versions: the proxy answers <c>KeyNotFoundException</c>, and what was encrypted under it is lost. A second
    /// call changes nothing.
    /// </summary>
    public void Delete() => change(key => key with { Exists = false });

    /// <summary>The key on one line.</summary>
    public override string ToString()
    {
        var key = read();
        return key.Exists ? $"{Id}: {key.KeySpec}, {key.Usage}, {key.Status}, version {key.Version}" : $"{Id}: deleted";
    }

    private void Change(Func<ExternalKey, ExternalKey> to) => change(key => key.Exists
        ? to(key)
        : throw new InvalidOperationException(
            $"The external key {Id} was deleted, and a deleted key cannot be changed. Declare it again, or Reset the server."));
}
