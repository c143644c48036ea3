using FakeKms.Seeding.Worlds;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    /// <summary>
    /// The keys that <see cref="FakeKmsBuilder.WithEstate"/> invented, with the callers and the encryption contexts of the services that use them; none without
    /// it. It says what was there at the start: <see cref="Key"/> says what has become of them.
    /// </summary>
    public IReadOnlyList<KmsEstateKey> Estate { get; private init; } = [];

    /// <summary>
    /// Brings the server back to what it was after <see cref="Start"/>: the keys that were there from the start have the same ids and materials again, and
    /// everything else is forgotten, records and pinned ids too. Clients, callers and subscriptions stay. So does the clock: what has dates counts from its
    /// present time.
    /// </summary>
    public void Reset()
    {
        GoBackTo(start, settings.Time.GetUtcNow() - start.TakenAt);
        book.Reset();
        proxyBook.Reset();
        authorizationBook.Reset();
    }

    /// <summary>Remembers all that the server knows now, records included. It costs time in proportion to the number of keys.</summary>
    /// <example>
    /// <code>
    /// KmsSnapshot before = kms.Snapshot();
    /// await client.DisableKeyAsync(new DisableKeyRequest { KeyId = kms.Key("alias/cards").KeyId });
    /// kms.Restore(before);
    /// await client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) });
    /// </code>
    /// </example>
    public KmsSnapshot Snapshot() => pipeline.Inside(state =>
    {
        var now = settings.Time.GetUtcNow();
        return new KmsSnapshot(state.Copy(settings, TimeSpan.Zero), Trail.Recorded(), now);
    });

    /// <summary>
    /// Brings the server back to a snapshot of it. The clock stays, and dates are what they were: what has become due since the snapshot, such as a scheduled
    /// deletion or a rotation, happens at once, each at its own time, and is recorded. Ids go on from the snapshot too, so that the same calls get the same
    /// ids again. To go back in time as well, take <see cref="Fork"/> instead: its clock is its own.
    /// </summary>
    /// <param name="snapshot">A snapshot of this server.</param>
    /// <exception cref="ArgumentException">The snapshot was taken of another server.</exception>
    public void Restore(KmsSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!ReferenceEquals(snapshot.State.Settings, settings))
            throw new ArgumentException(
                "The snapshot was taken of another server; Fork makes a server that goes on from where another one is.", nameof(snapshot));
        GoBackTo(snapshot, TimeSpan.Zero);
    }

    private void GoBackTo(KmsSnapshot snapshot, TimeSpan later) => pipeline.Replace(() => snapshot.State.Copy(settings, later), snapshot.Records);

    /// <summary>
    /// A second server that goes on from where this one is, and shares nothing with it: the same keys, records, callers, pinned ids and randomness to come, so
    /// that the same calls get the same answers, and a <see cref="KmsClock"/> of its own that stands at the same time. What is left of the queues of
    /// <see cref="Faults"/> and of <see cref="XksProxy"/>'s is in both. The rules, subscriptions and the HTTP endpoint stay here. Another kind of time provider
    /// is shared. <see cref="Reset"/> brings the second server back to where it began.
    /// </summary>
    /// <example>
    /// <code>
    /// await using FakeKmsServer other = kms.Fork();
    /// await other.CreateClient().DisableKeyAsync(new DisableKeyRequest { KeyId = other.Key("alias/cards").KeyId });
    /// await client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) });
    /// </code>
    /// </example>
    public FakeKmsServer Fork()
    {
        // The fork is started outside of the lock: it sets a timer, which is a call of somebody's time provider.
        var (own, state, records) = pipeline.Inside(state =>
        {
            var own = settings.Time is KmsClock clock ? settings with { Time = new KmsClock(clock.GetUtcNow()) } : settings with { };
            return (own, state.Copy(own, TimeSpan.Zero), Trail.Recorded());
        });
        var fork = new FakeKmsServer(own, callers.Copy(), state, book.Fork(), authorizationBook.Fork(), records, xksMappings,
            beginning: null, begun, proxyBook.Fork())
        {
            Estate = Estate,
        };
        forks.Add(fork.Trail, records.Count);
        return fork;
    }

    /// <summary>
    /// Writes all keys of the server, of every account and Region, into a JSON file, from which <see cref="FakeKmsBuilder.WithKeysFrom"/> starts another one:
    /// with the same ids, and with the materials, so that it decrypts the ciphertexts of this one. The file holds the key material as it is: it is for test
    /// keys alone.
    /// </summary>
    /// <remarks>
    /// The file has policies, aliases, tags, grants, states, dates, multi-Region sets, rotation and last usage. It does not have the trail, import tokens (they
    /// are good for a day), pinned ids, principals, key stores, and what <c>WithConsistencyDelay</c> still hides: those belong to a server and not to its keys.
    /// <see cref="Snapshot"/> keeps all of it for the same process.
    /// </remarks>
    /// <param name="path">The path of the file, which is overwritten.</param>
    /// <exception cref="InvalidOperationException">
    /// A key is in a custom key store, or in the middle of a transition. The message lists all such keys, and nothing was written.
    /// </exception>
    public void SaveKeys(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        File.WriteAllText(path, KeysToJson());
    }

    /// <summary>The text that <see cref="SaveKeys"/> writes, for <see cref="FakeKmsBuilder.WithKeysFromJson"/>.</summary>
    /// <exception cref="InvalidOperationException">As of <see cref="SaveKeys"/>.</exception>
    public string KeysToJson() => WorldJson.Write(pipeline.Inside(WorldSaving.Of));
}
