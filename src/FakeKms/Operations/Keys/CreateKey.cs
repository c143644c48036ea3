using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Creates a key of any spec: enabled with material of its own, or waiting for imported material.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"/></remarks>
internal sealed class CreateKey : Operation<CreateKeyRequest, CreateKeyResponse>
{
    protected override OperationSpec<CreateKeyRequest> Declare() => new("CreateKey")
    {
        Honours =
        [
            "Policy", "Description", "KeyUsage", "CustomerMasterKeySpec", "KeySpec", "Origin", "BypassPolicyLockoutSafetyCheck", "Tags", "MultiRegion",
            "CustomKeyStoreId", "XksKeyId",
        ],
        Action = "kms:CreateKey",
        Permissions =
        [
            Permission<CreateKeyRequest>.ToCreateKey(with => with
                .NewKey((r, _) => TraitsOf(r))
                .BypassPolicyLockoutSafetyCheck(r => r.BypassPolicyLockoutSafetyCheck)
                .RequestTags(r => r.Tags)),
            Permission<CreateKeyRequest>.ToTagNewKey(r => r.Tags is { Count: > 0 }, with => with.NewKey((r, _) => TraitsOf(r)).RequestTags(r => r.Tags)),
        ],
        Trail = TrailShape
            .Write(
                "Policy", "BypassPolicyLockoutSafetyCheck", "Description", "Origin", "KeyUsage", "KeySpec", "CustomerMasterKeySpec", "Tags", "MultiRegion",
                "CustomKeyStoreId", "XksKeyId")
            .Filling("BypassPolicyLockoutSafetyCheck", false)
            .Filling("Description", "")
            .Filling("Origin", OriginType.AWS_KMS.Value)
            .Filling("KeyUsage", KeyUsageType.ENCRYPT_DECRYPT.Value)
            .Filling("KeySpec", KeySpec.SYMMETRIC_DEFAULT.Value)
            .Filling("CustomerMasterKeySpec", CustomerMasterKeySpec.SYMMETRIC_DEFAULT.Value)
            .Pairing("KeySpec", "CustomerMasterKeySpec")
            .Answers("KeyMetadata"),
    };

    protected override Work<CreateKeyResponse> Execute(CreateKeyRequest request, Call call)
    {
        var properties = PropertiesOf(request, call);
        if (properties.KeyStore is not { Proxy: { } proxy } store) return Create(properties, call);
        return Work<CreateKeyResponse>.Waiting(
            compute: () => XksProxyRules.ExternalKeyAsync(call, Spec.Name, store, request.XksKeyId),
            commit: _ => Create(PropertiesOf(request, call), call),
            isOutdated: () => store.Proxy != proxy);
    }

    private static NewKey PropertiesOf(CreateKeyRequest request, Call call)
    {
        var spec = NewKeyRules.SpecOf(request);
        var usage = NewKeyRules.UsageOf(request.KeyUsage, spec);
        var origin = request.Origin ?? OriginType.AWS_KMS;
        NewKeyRules.CheckOffer(spec, origin, call.Home.Region);
        var store = KeyStoreRules.ForNewKey(call, origin, request.CustomKeyStoreId, request.XksKeyId, spec, request.MultiRegion == true);
        NewKeyRules.CheckQuota(call, call.Table);
        return new NewKey
        {
            Origin = origin,
            KeySpec = spec,
            KeyUsage = usage,
            MultiRegion = request.MultiRegion == true,
            Description = request.Description ?? "",
            Policy = KeyPolicies.ForNewKey(call, request.Policy, request.BypassPolicyLockoutSafetyCheck),
            Tags = KeyTags.Checked(call, request.Tags),
            KeyStore = store,
            XksKeyId = request.XksKeyId,
        };
    }

    private static CreateKeyResponse Create(NewKey properties, Call call)
    {
        var key = KeyFactory.Create(call.State, call.Home, call.Now, properties);
        call.State.Consistency.Made(key, call.Now);
        call.Key = key;
        if (BackingKeys.Created(key) is { } backingKey) call.AdditionalEventData.Add("backingKey", backingKey);
        return new CreateKeyResponse { KeyMetadata = KeyMetadataOf.Key(key) };
    }

    // Of a request that may still turn out to contradict itself.
    private static KeyTraits TraitsOf(CreateKeyRequest request) => new(
        NewKeyRules.RequestedSpec(request) ?? KeySpec.SYMMETRIC_DEFAULT,
        request.KeyUsage ?? KeyUsageType.ENCRYPT_DECRYPT,
        request.Origin ?? OriginType.AWS_KMS,
        request.MultiRegion == true ? MultiRegionKeyType.PRIMARY : null);
}
