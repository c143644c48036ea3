using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Operations.Aliases;
using FakeKms.Operations.Cryptography;
using FakeKms.Operations.Grants;
using FakeKms.Operations.Keys;
using FakeKms.Operations.Materials;

namespace FakeKms.Tests.Engine.Cost;

/// <summary>A call costs the same however much there is.</summary>
public sealed class CostOfCallsTests
{
    private static readonly CallOrigin Origin = new("AKIAIOSFODNN7EXAMPLE", "us-east-1", "test");
    private static readonly AccountRegion Home = new("111122223333", "us-east-1");
    private readonly KmsClock clock = new(Pinned.Start);
    private readonly KmsTrail trail = new(() => { });
    private readonly Pipeline pipeline;

    public CostOfCallsTests()
    {
        var settings = new ServerSettings { Time = clock, Quotas = new KmsQuotas { AliasesPerKey = 100_000, GrantsPerKey = 100_000 } };
        pipeline = new Pipeline(new KmsState(settings), new CallerDirectory(settings), new CallRecorder(trail), new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere);
    }

    [Test]
    public void Aliases_of_one_key()
    {
        var keyId = CreateKey();

        var growth = Allocated.Growth(2_000, 200, number => Run(new CreateAlias(), new CreateAliasRequest { AliasName = $"alias/{number:D5}", TargetKeyId = keyId }));

        Assert.That(growth, Is.LessThan(1.5));
    }

    [Test]
    public void Records_of_keys_with_many_aliases()
    {
        var (one, other) = (CreateKey(), CreateKey());
        var blob = ((EncryptResponse)Run(new Encrypt(), new EncryptRequest { KeyId = one, Plaintext = new MemoryStream([1]) })).CiphertextBlob;
        void Call() => Run(new ReEncrypt(), new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = other });
        var before = Allocated.By(Call);
        pipeline.Inside(state =>
        {
            for (var number = 0; number < 2_000; number++)
            {
                foreach (var keyId in new[] { one, other })
                    state.Directory.Table(Home).AddAlias($"alias/{keyId}/{number}", state.Directory.Table(Home).FindKey(keyId)!, Pinned.Start);
            }
            return true;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Allocated.By(Call), Is.LessThan(before * 1.5));
            Assert.That(trail[^1].IsOn($"alias/{one}/7") && trail[^1].IsOn($"alias/{other}/1999") && trail[^1].IsOn($"arn:aws:kms:us-east-1:111122223333:alias/{other}/0"));
            Assert.That(trail[2].IsOn($"alias/{one}/7"), Is.False, "the record of before");
        }
    }

    [Test]
    public void Named_grants_of_one_key()
    {
        var keyId = CreateKey();

        var growth = Allocated.Growth(1_000, 100, number => Run(new CreateGrant(), Grant(keyId, $"name-{number}")));

        Assert.That(growth, Is.LessThan(1.5));
    }

    [Test]
    public void Grants_of_one_key_with_one_name()
    {
        var keyId = CreateKey();

        var growth = Allocated.Growth(1_000, 100, number =>
        {
            var grant = Grant(keyId, "name");
            grant.Constraints = new GrantConstraints { EncryptionContextEquals = new() { ["number"] = $"{number:D5}" } };
            Run(new CreateGrant(), grant);
        });

        Assert.That(growth, Is.LessThan(1.5));
    }

    [Test]
    public void Expired_import_tokens_are_forgotten_and_known_as_such()
    {
        var keyId = ((CreateKeyResponse)Run(new CreateKey(), new CreateKeyRequest { Origin = OriginType.EXTERNAL })).KeyMetadata.KeyId;
        var parameters = new GetParametersForImportRequest { KeyId = keyId, WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256, WrappingKeySpec = WrappingKeySpec.RSA_2048 };
        var first = (GetParametersForImportResponse)Run(new GetParametersForImport(), parameters);
        for (var number = 0; number < 5; number++) Run(new GetParametersForImport(), parameters);
        var kept = TokensOf(keyId);

        clock.Advance(TimeSpan.FromHours(24));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept, TokensOf(keyId)), Is.EqualTo((6, 0)));
            Assert.That(ImportError(keyId, first.ImportToken.ToArray()), Is.EqualTo("ExpiredImportTokenException"));
            Assert.That(ImportError(CreateExternalKey(), first.ImportToken.ToArray()), Is.EqualTo("InvalidImportTokenException"), "of another key");
            Assert.That(ImportError(keyId, [.. first.ImportToken.ToArray()[1..], 0]), Is.EqualTo("InvalidImportTokenException"), "of nobody");
        }
    }

    private string CreateExternalKey() => ((CreateKeyResponse)Run(new CreateKey(), new CreateKeyRequest { Origin = OriginType.EXTERNAL })).KeyMetadata.KeyId;

    private string? ImportError(string keyId, byte[] token) => pipeline.Run(
        new ImportKeyMaterial(),
        new ImportKeyMaterialRequest
        {
            KeyId = keyId,
            ImportToken = new MemoryStream(token),
            EncryptedKeyMaterial = new MemoryStream(new byte[256]),
            ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE,
        },
        Origin, "r").Failure?.Code;

    private int TokensOf(string keyId) => pipeline.Inside(state => state.Directory.Table(Home).FindKey(keyId)!.ImportTokens);

    private static CreateGrantRequest Grant(string keyId, string name) =>
        new() { KeyId = keyId, GranteePrincipal = "arn:aws:iam::111122223333:user/Bob", Operations = ["Decrypt"], Name = name };

    private string CreateKey() => ((CreateKeyResponse)Run(new CreateKey(), new CreateKeyRequest())).KeyMetadata.KeyId;

    private object Run(Operation operation, object request)
    {
        var outcome = pipeline.Run(operation, request, Origin, "r");
        Assert.That(outcome.Failure, Is.Null);
        return outcome.Response!;
    }
}
