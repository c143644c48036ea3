using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto;
using FakeKms.Crypto.Wrapping;
using FakeKms.Domain.Keys;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.State;
using FakeKms.Entropy;
using FakeKms.Replay.History;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Unrecorded;

/// <summary>
/// What a replay does to its server, and takes from it, without a call, so that nothing is recorded: keys and ids of the log, and what a call sends and no
/// record shows. Where a key cannot give what is asked of it, the answer is of no use, as is the call.
/// </summary>
internal sealed class ReplayEngine(Pipeline pipeline, ReplayedProxies proxies, Func<string, Operation?> find)
{
    private readonly UnrecordedAnswers answers = new(find);
    private readonly ReplayedMaterials materials = new();

    /// <summary>The credential of the proxy that the server brings.</summary>
    public (string AccessKeyId, string RawSecretAccessKey) ProxyCredential => pipeline.Inside(state =>
    {
        var credential = state.EmbeddedProxy.Credential;
        return (credential.AccessKeyId(state.Seed), credential.RawSecretAccessKey(state.Seed));
    });

    /// <summary>Sees to it that none of the ids of a log is given out again: the log may be that of a server with the same seed.</summary>
    /// <param name="salt">Follows from the log.</param>
    public void AvoidIds(long salt) => Inside(state => state.Streams.TurnIds(salt));

    /// <summary>Puts an external key store there that the log takes for granted.</summary>
    public void AddKeyStore(ReplayedKeyStore seed) => Inside(state => ReplaySeeding.Add(state, seed));

    public bool IsExternalKeyStore(string id) => pipeline.Inside(state => state.Directory.FindKeyStore(id)?.Proxy is not null);

    /// <summary>Puts a key there that the log takes for granted.</summary>
    public void AddKey(ReplayedKey seed) => Inside(state => ReplaySeeding.Add(state, seed, materials));

    /// <summary>Those of some key ARNs that the server has a key of.</summary>
    public IReadOnlyList<string> KeysAmong(IEnumerable<string> keyArns) =>
        pipeline.Inside(state => keyArns.Where(arn => KeyLookup.Find(state, arn) is not null).ToArray());

    /// <summary>The ids that the key's materials get, in the order in which they come to be.</summary>
    public void NameMaterials(string keyId, IReadOnlyList<string> materialIds) => Inside(state => state.Ids.ExpectMaterials(keyId, materialIds));

    /// <summary>The ids that the next call and what it makes get.</summary>
    public void Pin(ReplayedIds ids) => Inside(state =>
    {
        foreach (var (kind, id) in PinsOf(ids)) state.Ids.Pin(kind, id);
    });

    /// <summary>Takes back what the call has not used, as one that fails does, so that no later call gets it.</summary>
    public void Unpin(ReplayedIds ids) => Inside(state =>
    {
        foreach (var (kind, id) in PinsOf(ids)) state.Ids.Unpin(kind, id);
    });

    /// <summary>Lets the requests of an operation to an external key store proxy fail until <see cref="Forget"/>.</summary>
    public void Expect(string operation, LoggedProblem problem) => proxies.Expect(operation, problem);

    public void Forget() => proxies.Forget();

    /// <summary>
    /// A ciphertext that no call of the replay has made. For a key in an external key store it waits for the proxy, outside of the server's lock.
    /// </summary>
    public ValueTask<byte[]> CiphertextAsync(
        string keyArn, string? materialId, string? algorithm, byte[] plaintext, IReadOnlyDictionary<string, string>? context)
    {
        var external = pipeline.Inside(state => KeyLookup.Find(state, keyArn) is { KeyStore.Proxy: not null } key
            ? ProxyCiphertext.Of(state, key, proxies, plaintext, context)
            : null);
        return external?.Invoke() ?? new(Ciphertext(keyArn, materialId, algorithm, plaintext, context));
    }

    public byte[] Signature(string keyArn, string algorithm, string? messageType, byte[] message) => pipeline.Inside(state =>
        answers.OfMaterial<SignResponse>(
            state, keyArn, new SignRequest { Message = new MemoryStream(message), MessageType = messageType, SigningAlgorithm = algorithm })
            ?.Signature.ToArray() ?? message);

    public byte[] Mac(string keyArn, string algorithm, byte[] message) => pipeline.Inside(state =>
        answers.OfMaterial<GenerateMacResponse>(state, keyArn, new GenerateMacRequest { Message = new MemoryStream(message), MacAlgorithm = algorithm })
            ?.Mac.ToArray() ?? message);

    /// <summary>The public key of somebody with whom the key can share a secret.</summary>
    public byte[] PublicKeyOfPeer(string keyArn) => pipeline.Inside(state =>
        KeyLookup.Find(state, keyArn) is { } key && key.KeyUsage == KeyUsageType.KEY_AGREEMENT
            ? KeyPairs.Generate(key.KeySpec.Value, state.Streams.Material).PublicKey
            : Encoding.UTF8.GetBytes(keyArn));

    /// <summary>The ciphertext of a secret that is shared with a key.</summary>
    public byte[] SharedSecret(string keyArn, string algorithm) => pipeline.Inside(state =>
        answers.OfMaterial<EncapsulateResponse>(state, keyArn, new EncapsulateRequest { EncapsulationAlgorithm = algorithm })
            ?.SharedSecretCiphertextBlob.ToArray() ?? Encoding.UTF8.GetBytes(keyArn));

    /// <summary>What GetParametersForImport would answer, which counts as an answer for an import; null when the key takes none.</summary>
    public ImportTerms? ImportTerms(string keyArn) => pipeline.Inside(state =>
    {
        var isLong = KeyLookup.Find(state, keyArn) is { } key && KeySpecs.IsAsymmetric(key.KeySpec);
        var algorithm = isLong ? AlgorithmSpec.RSA_AES_KEY_WRAP_SHA_256 : AlgorithmSpec.RSAES_OAEP_SHA_256;
        var request = new GetParametersForImportRequest { WrappingAlgorithm = algorithm, WrappingKeySpec = WrappingKeySpec.RSA_2048 };
        return answers.OfKey<GetParametersForImportResponse>(state, keyArn, request) is { } answer ? new ImportTerms(answer, algorithm) : null;
    });

    /// <summary>The material of a key that the replay knows by a name, wrapped for an import.</summary>
    public byte[] Wrap(string keyArn, string label, ImportTerms terms) => pipeline.Inside(state => KeyLookup.Find(state, keyArn) is { } key
        ? MaterialWrapper.Wrap(terms.Algorithm, terms.PublicKey, materials.Of(state, key, label), state.Streams.WrappedMaterial)
        : Encoding.UTF8.GetBytes(label));

    private byte[] Ciphertext(string keyArn, string? materialId, string? algorithm, byte[] plaintext, IReadOnlyDictionary<string, string>? context) =>
        pipeline.Inside(state => KeyLookup.Find(state, keyArn) is { } key && !KeySpecs.IsAsymmetric(key.KeySpec)
            ? ReplayedCiphertext.Of(key, materialId, plaintext, context)
            : answers.OfMaterial<EncryptResponse>(
                state, keyArn, new EncryptRequest { Plaintext = new MemoryStream(plaintext), EncryptionAlgorithm = algorithm })
                ?.CiphertextBlob.ToArray() ?? ReplayedCiphertext.OfNoKey(keyArn));

    private static IEnumerable<(IdKind Kind, string Id)> PinsOf(ReplayedIds ids)
    {
        (IdKind, string?)[] single =
        [
            (IdKind.SharedEvent, ids.SharedEventId), (IdKind.Request, ids.RequestId), (IdKind.Key, ids.KeyId), (IdKind.Grant, ids.GrantId),
            (IdKind.CustomKeyStore, ids.CustomKeyStoreId),
        ];
        return ids.EventIds.Select(id => (IdKind.Event, id)).Concat(single.Where(pin => pin.Item2 is not null).Select(pin => (pin.Item1, pin.Item2!)));
    }

    private void Inside(Action<KmsState> change) => pipeline.Inside(state =>
    {
        change(state);
        return true;
    });
}
