using System.Collections.Concurrent;
using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Engine.Ciphers;
using FakeKms.Operations.Cryptography;
using FakeKms.Operations.Signing;

namespace FakeKms.Tests.Hosting.Stress;

/// <summary>A server that many threads call at once, all on the same few keys, and the request ids that they got.</summary>
internal sealed class StressedServer : IDisposable
{
    private static readonly EncryptionAlgorithmSpec Oaep = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256;
    private readonly IAmazonKeyManagementService client;
    private readonly IAmazonKeyManagementService foreign;

    /// <param name="connect">The lane; null for the one in memory.</param>
    public StressedServer(Func<FakeKmsServer, KmsCaller, IAmazonKeyManagementService>? connect = null)
    {
        connect ??= (kms, caller) => kms.CreateClient(caller);
        Kms = Pinned.Server(builder => builder
            .WithKey("alias/symmetric", key => key.MultiRegion("eu-west-1")).WithKey("alias/imported", key => key.Imported())
            .WithKey("alias/mac", key => key.WithKeySpec(KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC))
            .WithKey("alias/sign", key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY))
            .WithKey("alias/rsa-1", key => key.WithKeySpec(KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT)).WithKey("alias/rsa-2", key => key.WithKeySpec(KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT)));
        client = connect(Kms, Kms.Caller);
        foreign = connect(Kms, KmsCaller.IamUser("Zoe").WithAccountId("444455556666"));
        Calls = [Encrypt, DataKey, DataKeyPair, ReEncrypt, Rsa, Rsa, Sign, Mac, Import, DeleteMaterial, MoveAlias, Disable, Enable, Rotate, Grant, Tag, Create, Delete, List, Foreign, Advance];
    }

    public FakeKmsServer Kms { get; }

    public ConcurrentBag<string> RequestIds { get; } = [];

    public IReadOnlyList<Func<Random, Task>> Calls { get; }

    public void Dispose()
    {
        client.Dispose();
        foreign.Dispose();
        Kms.Dispose();
    }

    private static MemoryStream Text() => new([1, 2, 3]);

    private Task Encrypt(Random random) => CallAsync(c => c.EncryptAsync(new() { KeyId = "alias/symmetric", Plaintext = Text() }));

    private Task DataKey(Random random) => CallAsync(c => c.GenerateDataKeyAsync(new() { KeyId = "alias/imported", KeySpec = DataKeySpec.AES_256 }));

    private Task DataKeyPair(Random random) => CallAsync(c => c.GenerateDataKeyPairAsync(new() { KeyId = "alias/imported", KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 }));

    private async Task ReEncrypt(Random random)
    {
        if (await CallAsync(c => c.EncryptAsync(new() { KeyId = "alias/symmetric", Plaintext = Text() })) is not { } made) return;
        await CallAsync(c => c.ReEncryptAsync(new() { CiphertextBlob = made.CiphertextBlob, DestinationKeyId = "alias/imported" }));
    }

    // The alias moves between two keys all the time: what it encrypted belongs to the key that the answer names.
    private async Task Rsa(Random random)
    {
        if (await CallAsync(c => c.EncryptAsync(new() { KeyId = "alias/moving", Plaintext = Text(), EncryptionAlgorithm = Oaep })) is not { } made) return;
        var read = await CallAsync(c => c.DecryptAsync(new() { KeyId = made.KeyId, CiphertextBlob = made.CiphertextBlob, EncryptionAlgorithm = Oaep }));
        Assert.That(read!.Plaintext.ToArray(), Is.EqualTo(Text().ToArray()));
    }

    private async Task Sign(Random random)
    {
        var algorithm = SigningAlgorithmSpec.ECDSA_SHA_256;
        if (await CallAsync(c => c.SignAsync(new() { KeyId = "alias/sign", Message = Text(), SigningAlgorithm = algorithm })) is not { } made) return;
        await CallAsync(c => c.VerifyAsync(new() { KeyId = "alias/sign", Message = Text(), SigningAlgorithm = algorithm, Signature = made.Signature }));
    }

    private Task Mac(Random random) => CallAsync(c => c.GenerateMacAsync(new() { KeyId = "alias/mac", Message = Text(), MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 }));

    private async Task Import(Random random)
    {
        var keyId = Kms.Key("alias/imported").KeyId;
        if (await CallAsync(c => c.GetParametersForImportAsync(new() { KeyId = keyId, WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256, WrappingKeySpec = WrappingKeySpec.RSA_2048 })) is not { } parameters) return;
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(parameters.PublicKey.ToArray(), out _);
        await CallAsync(c => c.ImportKeyMaterialAsync(new()
        {
            KeyId = keyId,
            ImportToken = parameters.ImportToken,
            ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE,
            EncryptedKeyMaterial = new MemoryStream(rsa.Encrypt(Wrapping.Material(1), RSAEncryptionPadding.OaepSHA256)),
            ImportType = random.Next(2) == 0 ? ImportType.NEW_KEY_MATERIAL : null,
        }));
    }

    private Task DeleteMaterial(Random random) => CallAsync(c => c.DeleteImportedKeyMaterialAsync(new() { KeyId = Kms.Key("alias/imported").KeyId }));

    private async Task MoveAlias(Random random)
    {
        var target = Kms.Key($"alias/rsa-{random.Next(1, 3)}").KeyId;
        if (await CallAsync(c => c.UpdateAliasAsync("alias/moving", target)) is null) await CallAsync(c => c.CreateAliasAsync("alias/moving", target));
    }

    private Task Disable(Random random) => CallAsync(c => c.DisableKeyAsync(Kms.Key("alias/sign").KeyId));

    private Task Enable(Random random) => CallAsync(c => c.EnableKeyAsync(Kms.Key("alias/sign").KeyId));

    private Task Rotate(Random random) => CallAsync(c => c.RotateKeyOnDemandAsync(new() { KeyId = Kms.Key("alias/symmetric").KeyId }));

    private async Task Grant(Random random)
    {
        var keyId = Kms.Key("alias/symmetric").KeyId;
        var made = await CallAsync(c => c.CreateGrantAsync(new() { KeyId = keyId, GranteePrincipal = "arn:aws:iam::444455556666:user/Zoe", Operations = ["Encrypt"] }));
        if (random.Next(2) == 0) await CallAsync(c => c.RevokeGrantAsync(new RevokeGrantRequest { KeyId = keyId, GrantId = made!.GrantId }));
    }

    private Task Tag(Random random) => CallAsync(c => c.TagResourceAsync(new() { KeyId = Kms.Key("alias/mac").KeyId, Tags = [new() { TagKey = $"t{random.Next(9)}", TagValue = "" }] }));

    private Task Create(Random random) => CallAsync(c => c.CreateKeyAsync(new CreateKeyRequest()));

    private async Task Delete(Random random)
    {
        var made = await CallAsync(c => c.CreateKeyAsync(new CreateKeyRequest()));
        await CallAsync(c => c.ScheduleKeyDeletionAsync(made!.KeyMetadata.KeyId, 7));
    }

    private Task List(Random random) => CallAsync(c => c.ListKeysAsync(new ListKeysRequest()));

    private Task Foreign(Random random) => CallAsync(foreign, c => c.EncryptAsync(new() { KeyId = Kms.Key("alias/symmetric").Arn, Plaintext = Text() }));

    private Task Advance(Random random)
    {
        Kms.Advance(TimeSpan.FromHours(random.Next(48)));
        return Task.CompletedTask;
    }

    private Task<T?> CallAsync<T>(Func<IAmazonKeyManagementService, Task<T>> call)
        where T : AmazonWebServiceResponse => CallAsync(client, call);

    private async Task<T?> CallAsync<T>(IAmazonKeyManagementService caller, Func<IAmazonKeyManagementService, Task<T>> call)
        where T : AmazonWebServiceResponse
    {
        try
        {
            var answer = await call(caller);
            RequestIds.Add(answer.ResponseMetadata.RequestId);
            return answer;
        }
        catch (AmazonKeyManagementServiceException refusal)
        {
            RequestIds.Add(refusal.RequestId);
            return null;
        }
    }
}
