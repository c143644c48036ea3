using FakeKms.Seeding.Worlds;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    /// <summary>
    /// Writes all keys of the server, of every account and Region, into a JSON file, from which <see cref="FakeKmsBuilder.WithKeysFrom"/> starts another one: with
    /// the same ids, and with the materials, so that it decrypts the ciphertexts of this one. The file holds the key material as it is: it is for test keys alone.
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
