using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>Which keys can be created.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"/></remarks>
internal static class NewKeyRules
{
    public static KeySpec SpecOf(CreateKeyRequest request)
    {
        if (request.KeySpec is not null && FormerSpec(request) is not null)
            throw KmsErrors.Validation("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
        return RequestedSpec(request) ?? KeySpec.SYMMETRIC_DEFAULT;
    }

    /// <summary>The spec that a request asks for, by either name; null for the default.</summary>
    public static KeySpec? RequestedSpec(CreateKeyRequest request) => request.KeySpec ?? FormerSpec(request);

    public static KeyUsageType UsageOf(KeyUsageType? requested, KeySpec spec)
    {
        if (requested is null && !KeySpecs.IsSymmetric(spec))
            throw KmsErrors.Validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        var usage = requested ?? KeyUsageType.ENCRYPT_DECRYPT;
        return KeySpecs.Fit(spec, usage) ? usage : throw KmsErrors.Validation($"KeyUsage {usage} is not compatible with KeySpec {spec}");
    }

    // The first text is AWS's. That module-lattice keys cannot be imported AWS documents, not in which words it says so.
    public static void CheckOffer(KeySpec spec, OriginType origin, string region)
    {
        if (!KeySpecs.IsOffered(spec, region)) throw KmsErrors.SpecNotInRegion(spec.Value);
        if (origin == OriginType.EXTERNAL && !KeySpecs.IsImportable(spec)) throw KmsErrors.Unsupported($"Origin {origin} is not supported for KeySpec {spec}.");
    }

    /// <summary>Customer managed keys count in every state; AWS managed keys do not.</summary>
    public static void CheckQuota(Call call, KeyTable table)
    {
        var limit = call.State.Settings.Quotas.KeysPerRegion;
        if (table.CustomerManaged >= limit) throw KmsErrors.KeyLimit(limit, table.CustomerManaged);
    }

#pragma warning disable CS0618 // The deprecated member is a synonym of KeySpec.
    private static KeySpec? FormerSpec(CreateKeyRequest request) => request.CustomerMasterKeySpec is { } spec ? KeySpec.FindValue(spec.Value) : null;
#pragma warning restore CS0618
}
