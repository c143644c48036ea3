using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Operations.CustomKeyStores;
using FakeKms.Trail;

namespace FakeKms.Operations.Keys;

/// <summary>Creates a key: enabled with material of its own, or waiting for imported material.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"/></remarks>
internal sealed class CreateKey : Operation<CreateKeyRequest, CreateKeyResponse>
{
    protected override OperationSpec<CreateKeyRequest> Declare() => new("CreateKey")
    {
        Honours =
        [
            "Policy", "Description", "KeyUsage", "CustomerMasterKeySpec", "KeySpec", "Origin", "BypassPolicyLockoutSafetyCheck", "Tags",
            "CustomKeyStoreId", "XksKeyId",
        ],
        Action = "kms:CreateKey",
        Trail = TrailShape
            .Write(
                "Policy", "BypassPolicyLockoutSafetyCheck", "Description", "Origin", "KeyUsage", "KeySpec", "CustomerMasterKeySpec", "Tags",
                "CustomKeyStoreId", "XksKeyId")
            .Filling("BypassPolicyLockoutSafetyCheck", false)
            .Filling("Description", "")
            .Filling("Origin", OriginType.AWS_KMS.Value)
            .Filling("KeyUsage", KeyUsageType.ENCRYPT_DECRYPT.Value)
            .Filling("KeySpec", KeySpec.SYMMETRIC_DEFAULT.Value)
            .Filling("CustomerMasterKeySpec", CustomerMasterKeySpec.SYMMETRIC_DEFAULT.Value)
            .Answers("KeyMetadata"),
    };

    protected override Work<CreateKeyResponse> Execute(CreateKeyRequest request, Call call)
    {
#pragma warning disable CS0618 // The deprecated member is a synonym of KeySpec.
        var oldSpec = request.CustomerMasterKeySpec;
#pragma warning restore CS0618
        if (request.KeySpec is not null && oldSpec is not null)
            throw KmsErrors.Validation("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
        RefuseOtherSpecs(request.KeySpec?.Value ?? oldSpec?.Value ?? KeySpec.SYMMETRIC_DEFAULT.Value, request.KeyUsage);
        var origin = request.Origin ?? OriginType.AWS_KMS;
        var store = KeyStoreRules.ForNewKey(call, origin, request.CustomKeyStoreId, request.XksKeyId, KeySpec.SYMMETRIC_DEFAULT, multiRegion: false);
        var key = KeyFactory.Create(call.State, call.Home, origin, call.Now, new NewKey
        {
            Description = request.Description ?? "",
            Policy = KeyPolicyText.Checked(request.Policy),
            Tags = KeyTags.Checked(request.Tags),
            KeyStore = store,
            XksKeyId = request.XksKeyId,
        });
        call.Key = key;
        return new CreateKeyResponse { KeyMetadata = KeyMetadataOf.Key(key) };
    }

    private static void RefuseOtherSpecs(string spec, KeyUsageType? usage)
    {
        if (spec != KeySpec.SYMMETRIC_DEFAULT.Value)
        {
            if (usage is null) throw KmsErrors.Validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
            throw KmsErrors.NotSupported($"The key spec {spec}");
        }
        if (usage is not null && usage != KeyUsageType.ENCRYPT_DECRYPT)
            throw KmsErrors.Validation($"KeyUsage {usage} is not compatible with KeySpec {spec}");
    }
}
