using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.State;
using FakeKms.Model.Quotas;

namespace FakeKms.Engine.Faults;

/// <summary>
/// Which quotas a request draws on: those of its caller's account, whoever owns the key. A refused request draws on none, of which AWS says nothing; in a
/// second that is full it makes no difference.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html"/></remarks>
internal static class RequestPools
{
    public static bool HaveRoom(KmsRequestQuotas quotas, string operation, object request, Call call)
    {
        // The own calls of AWS services, with keys of theirs, count for nobody.
        if (call.Caller.Type == "AWSService") return true;
        if (call.State.Rates.Take([.. Of(quotas, operation, request, call)], call.Now) is not { } full) return true;
        if (full.KeyStore is { Proxy: not null } store) CountThrottle(store, operation, call);
        return false;
    }

    private static void CountThrottle(KeyStore store, string operation, Call call) => call.State.XksMetrics = call.State.XksMetrics with
    {
        Throttles = call.State.XksMetrics.Throttles.Add(new ExternalKeyStoreThrottle(call.Now, store.Id, operation)),
    };

    private static IEnumerable<RatePool> Of(KmsRequestQuotas quotas, string operation, object request, Call call)
    {
        if (quotas.Operations.TryGetValue(operation, out var rate))
        {
            yield return new RatePool($"{call.Home} {operation}", rate);
            foreach (var elsewhere in Elsewhere(quotas, request, call)) yield return elsewhere;
            yield break;
        }
        if (PairSpecOf(request) is { } pair && quotas.DataKeyPairs.TryGetValue(pair, out var pairs))
        {
            yield return new RatePool($"{call.Home} pairs {pair}", pairs);
            yield break;
        }
        // A call without a key, or whose key is not found, is one of the symmetric operations by default.
        foreach (var type in call.Keys.Select(TypeOf).DefaultIfEmpty("symmetric").Distinct())
            yield return new RatePool($"{call.Home} {type}", RateOf(quotas, type, call.Home.Region));
        foreach (var store in call.Keys.Select(key => key.KeyStore).OfType<KeyStore>().Distinct())
            yield return new RatePool($"store {store.Id}", quotas.CustomKeyStore) { KeyStore = store };
    }

    // ReplicateKey counts as two CreateKey in the Region of the replica, UpdatePrimaryRegion in both Regions.
    private static IEnumerable<RatePool> Elsewhere(KmsRequestQuotas quotas, object request, Call call) => request switch
    {
        ReplicateKeyRequest { ReplicaRegion: { } region } => [new($"{call.Home with { Region = region }} CreateKey", quotas.Operations["CreateKey"], 2)],
        UpdatePrimaryRegionRequest { PrimaryRegion: { } region } when region != call.Home.Region =>
            [new($"{call.Home with { Region = region }} UpdatePrimaryRegion", quotas.Operations["UpdatePrimaryRegion"])],
        _ => [],
    };

    private static string? PairSpecOf(object request) => request switch
    {
        GenerateDataKeyPairRequest pair => pair.KeyPairSpec?.Value,
        GenerateDataKeyPairWithoutPlaintextRequest pair => pair.KeyPairSpec?.Value,
        _ => null,
    };

    private static string TypeOf(KmsKey key) => key.KeySpec.Value switch
    {
        var spec when spec.StartsWith("RSA_", StringComparison.Ordinal) => "RSA",
        var spec when spec.StartsWith("ECC_", StringComparison.Ordinal) || spec == "SM2" => "ECC and SM2",
        var spec when spec.StartsWith("ML_DSA_", StringComparison.Ordinal) => "ML-DSA",
        var spec when spec.StartsWith("ML_KEM_", StringComparison.Ordinal) => "ML-KEM",
        _ => "symmetric",
    };

    private static int RateOf(KmsRequestQuotas quotas, string type, string region) => type switch
    {
        "RSA" => quotas.Rsa,
        "ECC and SM2" => quotas.EccAndSm2,
        "ML-DSA" => quotas.MlDsa,
        "ML-KEM" => quotas.MlKem,
        _ => quotas.Symmetric ?? RequestRateDefaults.SymmetricIn(region),
    };
}
