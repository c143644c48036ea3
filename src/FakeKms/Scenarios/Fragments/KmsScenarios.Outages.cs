using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Model;

namespace FakeKms;

public static partial class KmsScenarios
{
    /// <summary>
    /// The Region of a multi-Region key fails (<see cref="KMSInternalException"/>). What it encrypted is read in the Region of a replica, which becomes the
    /// primary key; what is encrypted there is read in the first Region when it is back, and becomes the primary Region again.
    /// </summary>
    /// <param name="key">A multi-Region key, by an alias that both Regions have, by its id, or by the name that CreateKey gave it.</param>
    /// <param name="from">The Region of the primary key.</param>
    /// <param name="to">The Region of a replica.</param>
    /// <remarks>
    /// It records, in the Region of the primary key, Encrypt, Decrypt with the error KMSInternalException; in the other Region Decrypt; UpdatePrimaryRegion in
    /// the first; Encrypt in the other; Decrypt in the first, which is back; UpdatePrimaryRegion in the other. Each UpdatePrimaryRegion leaves a record in both
    /// Regions, and KMS's own event SynchronizeMultiRegionKey may follow. What the second Encrypt gives is stored as <c>alias/cards ciphertext of
    /// eu-west-1</c>.
    /// </remarks>
    /// <exception cref="ArgumentException">A Region does not have the form of one, or both are the same.</exception>
    public static KmsFragment RegionFailover(string key, string from, string to)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        IdForms.CheckedRegion(from);
        IdForms.CheckedRegion(to);
        if (from == to) throw new ArgumentException($"The replica is in another Region than the primary key: {to} is said for both.", nameof(to));
        var meanwhile = $"{Ciphertext(key)} of {to}";
        return Fragment(Title(key, $"from: \"{from}\", to: \"{to}\""), script => script
            .In(from)
            .Encrypt(key, Card, into: Ciphertext(key))
            .FailNext("Decrypt", KmsFault.KMSInternal, onKey: key, inRegion: from)
            .Decrypt(from: Ciphertext(key), key: key).Expect<KMSInternalException>()
            .Then($"reading in {to}", it => it.In(to).Decrypt(from: Ciphertext(key), key: key))
            .UpdatePrimaryRegion(key, to)
            .Then($"writing in {to}", it => it.In(to).Encrypt(key, Card, into: meanwhile))
            .Decrypt(from: meanwhile, key: key)
            .Then("and back", it => it.In(to).UpdatePrimaryRegion(key, from)));
    }

    /// <summary>
    /// More calls arrive than KMS takes in a second: <c>ThrottlingException</c>. A second later the next one is taken. For what a client of your own does by
    /// its retries, put <c>FailNext("Encrypt", KmsFault.Throttling)</c> in front of its calls.
    /// </summary>
    /// <param name="key">An enabled symmetric encryption key: id, ARN, alias or name.</param>
    /// <param name="calls">How many calls are throttled; 1 or more. The clients of a scenario do not retry.</param>
    /// <remarks>It records as many Encrypt with the error ThrottlingException, and one without an error, a second later.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no call.</exception>
    public static KmsFragment ThrottledBurst(string key, int calls = 3)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        return Fragment(Title(key, $"calls: {calls}"), script => script
            .FailNext("Encrypt", KmsFault.Throttling, times: calls, onKey: key)
            .Repeat(calls, it => it.Encrypt(key, Card).Expect<AmazonKeyManagementServiceException>("ThrottlingException"))
            .Advance(TimeSpan.FromSeconds(1))
            .Encrypt(key, Card, into: Ciphertext(key)));
    }

    /// <summary>
    /// The proxy of an external key store takes no connections for a while. Ciphertexts of the store's keys cannot be read
    /// (<see cref="KMSInvalidStateException"/>), though the store is connected and the keys are enabled.
    /// </summary>
    /// <param name="key">A key in an external key store that has <c>kms.XksProxy</c> as its proxy: id, ARN, alias or name.</param>
    /// <remarks>It records Encrypt, Decrypt with the error KMSInvalidStateException, Decrypt. The proxy is out of reach for all of its keys.</remarks>
    public static KmsFragment KeyStoreOutage(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return Fragment(Title(key), script =>
        {
            IDisposable? outage = null;
            return Outage(
                script, key, "cannot communicate with the external key store proxy",
                it => it.Around("the proxy takes no connections", host => outage = host.RefuseProxyConnections()),
                it => it.Around("the proxy is back", _ => outage!.Dispose()));
        });
    }

    /// <summary>
    /// The CloudHSM cluster of a key store is out of reach for a while. Ciphertexts of the store's keys cannot be read
    /// (<see cref="KMSInvalidStateException"/>), though the store is connected and the keys are enabled.
    /// </summary>
    /// <param name="key">A key in the key store of the cluster: id, ARN, alias or name.</param>
    /// <param name="cluster">The cluster: <c>kms.CloudHsmCluster("cluster-2a34b5cdefg")</c>.</param>
    /// <remarks>It records Encrypt, Decrypt with the error KMSInvalidStateException, Decrypt. The cluster is out of reach for all keys of the store.</remarks>
    public static KmsFragment KeyStoreOutage(string key, FakeCloudHsmCluster cluster)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(cluster);
        return Fragment(Title(key, $"cluster: {cluster.ClusterId}"), script => Outage(
            script, key, "KMS cannot communicate with your CloudHSM cluster",
            it => it.Do("the cluster is out of reach", cluster.MakeUnreachable),
            it => it.Do("the cluster is back", cluster.MakeReachable)));
    }

    private static KmsScenario Outage(
        KmsScenario script, string key, string message, Func<KmsScenario, KmsScenario> begin, Func<KmsScenario, KmsScenario> end)
    {
        begin(script.Encrypt(key, Card, into: Ciphertext(key))).Decrypt(from: Ciphertext(key)).Expect<KMSInvalidStateException>(messageContains: message);
        return end(script).Decrypt(from: Ciphertext(key));
    }
}
