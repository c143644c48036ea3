using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Recording;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Rules;

/// <summary>The records that multi-Region operations leave in the other Region.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/ct-replicate-key.html"/></remarks>
internal static class MultiRegionEchoes
{
    /// <summary>
    /// AWS documents that the replica's Region has a CreateKey record, not its parameters: they are those of an ordinary CreateKey of such a key.
    /// </summary>
    public static CallEcho OfCreateKey(KmsKey replica, ReplicateKeyRequest request, KeyMetadata metadata)
    {
        var parameters = new TrailObject();
        if (request.Policy is { } policy) parameters.Add("policy", policy);
        parameters.Add("bypassPolicyLockoutSafetyCheck", request.BypassPolicyLockoutSafetyCheck == true)
            .Add("description", replica.Description)
            .Add("origin", replica.Origin.Value)
            .Add("keyUsage", replica.KeyUsage.Value)
            .Add("keySpec", replica.KeySpec.Value)
            .Add("customerMasterKeySpec", replica.KeySpec.Value);
        if (request.Tags is { Count: > 0 } tags) parameters.Add("tags", tags.ConvertAll(RecordedMembers.Of));
        parameters.Add("multiRegion", true);
        return new CallEcho("CreateKey", replica, parameters, new TrailObject().Add("keyMetadata", RecordedMembers.Of(metadata)), NamesKey: true);
    }

    /// <summary>The new primary Region's record names the key by its ARN there and has no resources.</summary>
    public static CallEcho OfUpdatePrimaryRegion(KmsKey replica, UpdatePrimaryRegionRequest request) => new(
        "UpdatePrimaryRegion",
        replica,
        new TrailObject().Add("keyId", replica.Arn).Add("primaryRegion", request.PrimaryRegion),
        new TrailObject().Add("keyId", replica.Arn),
        NamesKey: false);
}
