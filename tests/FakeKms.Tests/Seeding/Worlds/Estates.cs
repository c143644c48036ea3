using Amazon;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding.Worlds;

/// <summary>Keys with everything that a file can say of one.</summary>
internal static class Estates
{
    private const string Policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Sid": "Für alle", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
         "Action": "kms:*", "Resource": "*"}]}
        """;

    public static async Task BuildAsync(FakeKmsServer kms, IAmazonKeyManagementService client)
    {
        var cards = kms.Key("alias/cards").KeyId;
        await client.CreateAliasAsync("alias/money", cards);
        await client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = cards, PolicyName = "default", Policy = Policy });
        await client.TagResourceAsync(new TagResourceRequest { KeyId = cards, Tags = [new Tag { TagKey = "Team", TagValue = "Payments" }] });
        await client.UpdateKeyDescriptionAsync(cards, "cards");
        await client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = cards, RotationPeriodInDays = 90 });
        kms.Advance(TimeSpan.FromDays(100));
        await client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = cards });
        await client.EncryptTextAsync(cards, "4111");
        await client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = cards,
            Name = "worker",
            GranteePrincipal = "arn:aws:iam::111122223333:role/worker",
            RetiringPrincipal = "arn:aws:iam::111122223333:role/boss",
            Operations = ["Decrypt", "Encrypt"],
            Constraints = new GrantConstraints { EncryptionContextSubset = new() { ["Department"] = "IT" } },
        });
        await client.DescribeKeyAsync("alias/aws/s3");
        await ImportedAsync(client);
        await MultiRegionAsync(kms, client);
        var disabled = await client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.HMAC_256, KeyUsage = KeyUsageType.GENERATE_VERIFY_MAC });
        await client.DisableKeyAsync(disabled.KeyMetadata.KeyId);
        await client.ScheduleKeyDeletionAsync(await client.CreateSymmetricKeyAsync(), 10);
    }

    public static IEnumerable<string> Described(FakeKmsServer kms) => kms.Keys.Select(key => string.Join('\n',
    [
        key.Arn, key.KeyState.Value, key.CreationDate.ToString("O"), $"{key.DeletionDate:O} {key.CurrentKeyMaterialId} {key.Policy}",
        .. key.Aliases, .. key.Tags.Select(tag => $"{tag.Key}={tag.Value}"), .. key.Grants.Select(grant => grant.GrantId),
        .. key.Materials.Select(material => $"{material.KeyMaterialId} {material.KeyMaterialState} {material.ValidTo:O}"),
    ]));

    private static async Task ImportedAsync(IAmazonKeyManagementService client)
    {
        var expiring = await client.CreateExternalKeyAsync();
        await client.ImportAsync(expiring, Wrapping.Material(1), request =>
        {
            request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_EXPIRES;
            request.ValidTo = Pinned.Start.AddDays(150).UtcDateTime;
        });
        await client.ImportAsync(expiring, Wrapping.Material(2), request => (request.ImportType, request.KeyMaterialDescription) = (ImportType.NEW_KEY_MATERIAL, "next"));
        await client.CreateExternalKeyAsync();
    }

    private static async Task MultiRegionAsync(FakeKmsServer kms, IAmazonKeyManagementService client)
    {
        foreach (var origin in new[] { OriginType.AWS_KMS, OriginType.EXTERNAL })
        {
            var key = (await client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true, Origin = origin })).KeyMetadata;
            if (origin == OriginType.EXTERNAL) await client.ImportAsync(key.KeyId, Wrapping.Material(7));
            foreach (var region in new[] { "eu-west-1", "ap-south-1" })
                await client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = key.KeyId, ReplicaRegion = region, Description = region });
            using var abroad = kms.CreateClient(RegionEndpoint.EUWest1);
            if (origin == OriginType.EXTERNAL) await abroad.ImportAsync(key.KeyId, Wrapping.Material(7));
            await client.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = key.KeyId, PrimaryRegion = "eu-west-1" });
            await abroad.ScheduleKeyDeletionAsync(key.KeyId, 7);
        }
    }
}
