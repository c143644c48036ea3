using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Crypto;
using FakeKms.Crypto.Wrapping;
using FakeKms.Domain.Keys;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Operations.Macs;
using FakeKms.Operations.Materials;
using FakeKms.Operations.Signing;

namespace FakeKms.Replay;

/// <summary>
/// Makes what a call sends and no record shows: ciphertexts, signatures, MACs, wrapped material. It works on the keys of the server without a call, so
/// that nothing is recorded. Where a key cannot give what is asked of it, the answer is of no use, as is the call.
/// </summary>
internal sealed class ReplayEngine(Pipeline pipeline)
{
    private readonly ConcurrentDictionary<(string KeyId, string Label), byte[]> materials = new();

    public void AddKey(ReplayedKey seed) => pipeline.Inside(state =>
    {
        ReplaySeeding.Add(state, seed, (key, label) => Material(state, key, label));
        return true;
    });

    /// <summary>The ids that the key's materials get, in the order in which they come to be.</summary>
    public void NameMaterials(string keyId, IReadOnlyList<string> materialIds) => pipeline.Inside(state =>
    {
        state.Ids.ExpectMaterials(keyId, materialIds);
        return true;
    });

    public byte[] Ciphertext(string keyArn, string? materialId, string? algorithm, byte[] plaintext, IReadOnlyDictionary<string, string>? context) =>
        pipeline.Inside(state => KeyLookup.Find(state, keyArn) is { } key && !KeySpecs.IsAsymmetric(key.KeySpec)
            ? ReplayedCiphertext.Of(key, materialId, plaintext, context)
            : Ask<EncryptResponse>(
                state, keyArn, new Operations.Cryptography.Encrypt(), new EncryptRequest { Plaintext = new MemoryStream(plaintext), EncryptionAlgorithm = algorithm })
                ?.CiphertextBlob.ToArray() ?? ReplayedCiphertext.OfNoKey(keyArn));

    public byte[] Signature(string keyArn, string algorithm, string? messageType, byte[] message) => pipeline.Inside(state =>
    {
        var request = new SignRequest { Message = new MemoryStream(message), MessageType = messageType, SigningAlgorithm = algorithm };
        return Ask<SignResponse>(state, keyArn, new Sign(), request)?.Signature.ToArray() ?? message;
    });

    public byte[] Mac(string keyArn, string algorithm, byte[] message) => pipeline.Inside(state =>
        Ask<GenerateMacResponse>(state, keyArn, new GenerateMac(), new GenerateMacRequest { Message = new MemoryStream(message), MacAlgorithm = algorithm })
            ?.Mac.ToArray() ?? message);

    /// <summary>The public key of somebody with whom the key can share a secret.</summary>
    public byte[] PublicKeyOfPeer(string keyArn) => pipeline.Inside(state =>
        KeyLookup.Find(state, keyArn) is { } key && key.KeyUsage == KeyUsageType.KEY_AGREEMENT
            ? KeyPairs.Generate(key.KeySpec.Value, state.Streams.Material).PublicKey
            : Encoding.UTF8.GetBytes(keyArn));

    public byte[] SharedSecret(string keyArn, string algorithm) => pipeline.Inside(state =>
        Ask<EncapsulateResponse>(state, keyArn, new Operations.Encapsulation.Encapsulate(), new EncapsulateRequest { EncapsulationAlgorithm = algorithm })
            ?.SharedSecretCiphertextBlob.ToArray() ?? Encoding.UTF8.GetBytes(keyArn));

    /// <summary>What GetParametersForImport would answer, which counts as an answer for an import; null when the key takes none.</summary>
    public (byte[] Token, byte[] PublicKey, string Algorithm)? ImportParameters(string keyArn) =>
        pipeline.Inside<(byte[] Token, byte[] PublicKey, string Algorithm)?>(state =>
    {
        var isLong = KeyLookup.Find(state, keyArn) is { } key && KeySpecs.IsAsymmetric(key.KeySpec);
        var algorithm = isLong ? AlgorithmSpec.RSA_AES_KEY_WRAP_SHA_256 : AlgorithmSpec.RSAES_OAEP_SHA_256;
        var request = new GetParametersForImportRequest { WrappingAlgorithm = algorithm, WrappingKeySpec = WrappingKeySpec.RSA_2048 };
        var answer = Answer<GetParametersForImportResponse>(state, keyArn, new GetParametersForImport(), request);
        return answer is null ? null : (answer.ImportToken.ToArray(), answer.PublicKey.ToArray(), algorithm.Value);
    });

    public byte[] Wrap(string keyArn, string label, string algorithm, byte[] publicKey) => pipeline.Inside(state =>
        KeyLookup.Find(state, keyArn) is { } key ? MaterialWrapper.Wrap(algorithm, publicKey, Material(state, key, label)) : Encoding.UTF8.GetBytes(label));

    private byte[] Material(KmsState state, KmsKey key, string label) => materials.GetOrAdd((key.KeyId, label), _ =>
    {
        if (KeySpecs.IsAsymmetric(key.KeySpec)) return KeyMaterials.NewPair(state, key.KeySpec.Value).Pkcs8;
        var length = KeyMaterials.LengthOf(key.KeySpec, key.Home.Region);
        return SHA512.HashData(Encoding.UTF8.GetBytes($"{key.KeyId}\n{label}"))[..length];
    });

    private static TResponse? Ask<TResponse>(KmsState state, string keyArn, Operation operation, object request)
        where TResponse : AmazonWebServiceResponse =>
        KeyLookup.Find(state, keyArn) is { } key && CanWork(key) ? Answer<TResponse>(state, keyArn, operation, request) : null;

    private static bool CanWork(KmsKey key) => key.Materials.Current is { } material ? material.IsImported : key.Origin == OriginType.AWS_KMS;

    private static TResponse? Answer<TResponse>(KmsState state, string keyArn, Operation operation, object request)
        where TResponse : AmazonWebServiceResponse
    {
        if (KeyLookup.Find(state, keyArn) is not { } key) return null;
        try
        {
            var work = operation.Execute(request, CallTo(state, key));
            return (TResponse)(work.Answer ?? work.Commit(work.Compute()));
        }
        catch (KmsFailure)
        {
            return null;
        }
    }

    private static Call CallTo(KmsState state, KmsKey key)
    {
        var owner = KmsCaller.Root().WithAccountId(key.Home.AccountId);
        return new Call(state, owner, new CallOrigin(owner.AccessKeyId, key.Home.Region, ""), "", state.Settings.Time.GetUtcNow()) { Key = key };
    }
}
