using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Reading;

/// <summary>The log of a server on which a bit of everything happened, damaged at random places: always the same for the same number.</summary>
internal static class DamagedLog
{
    private static readonly string[] Pieces =
    [
        "null", "true", "1e400", "-1", "99999999999999999999", "\"\"", "\" \"", "\"x\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "[]", "[null]", "[[]]", "{}", "{\"\":\"\"}",
        "\"arn:aws:kms:cn-north-1:111122223333:key/x\"", "\"arn:aws-us-gov:kms:us-gov-west-1:999999999999:key/mrk-1\"", "\"arn:aws:kms:us-east-1:111122223333:alias/\"", "\"cn-north-1\"",
        "\"us-gov-west-1\"", "\"000000000000\"", "\"CreateKey\"", "\"ReplicateKey\"", "\"ImportKeyMaterial\"", "\"RotateKey\"", "\"ReEncrypt\"", "\"EXTERNAL\"", "\"AWS_CLOUDHSM\"",
        "\"RSA_2048\"", "\"HMAC_256\"", "\"AWSService\"", "\"Root\"", "\"DisabledException\"", "\"InvalidCiphertextException\"", "\"EXISTING_KEY_MATERIAL\"", "\"AwsServiceEvent\"",
    ];

    private static readonly Lazy<Task<string>> Whole = new(WriteAsync);

    public static async Task<string> OfAsync(int number)
    {
        var random = new Random(number);
        var records = JsonNode.Parse(await Whole.Value)!["Records"]!.AsArray();
        for (var damages = random.Next(1, 8); damages > 0; damages--) Damage(records, random);
        return records.ToJsonString();
    }

    private static void Damage(JsonArray records, Random random)
    {
        var record = random.Next(records.Count);
        switch (random.Next(8))
        {
            case 0: records.RemoveAt(record); break;
            case 1: records.Insert(random.Next(records.Count), records[record]!.DeepClone()); break;
            case 2:
                var moved = records[record]!;
                records.RemoveAt(record);
                records.Insert(random.Next(records.Count), moved);
                break;
            default: Damage(records[record], random); break;
        }
    }

    private static void Damage(JsonNode? node, Random random)
    {
        while (node is not null)
        {
            if (node is JsonObject { Count: > 0 } members)
            {
                var (name, value) = members.ElementAt(random.Next(members.Count));
                if (value is JsonObject or JsonArray && random.Next(4) > 0) { node = value; continue; }
                if (random.Next(4) == 0) members.Remove(name);
                else members[name] = JsonNode.Parse(Pieces[random.Next(Pieces.Length)]);
            }
            else if (node is JsonArray { Count: > 0 } items)
            {
                var index = random.Next(items.Count);
                if (items[index] is JsonObject inner && random.Next(3) > 0) { node = inner; continue; }
                items[index] = JsonNode.Parse(Pieces[random.Next(Pieces.Length)]);
            }
            return;
        }
    }

    private static async Task<string> WriteAsync()
    {
        await using var kms = Pinned.Server();
        Dictionary<string, string> tenant = new() { ["tenant"] = "blue" };
        await kms.Scenario("everything")
            .CreateKey("alias/one", multiRegion: true, tags: tenant).CreateKey("external", OriginType.EXTERNAL).CreateKey("two")
            .CreateKey("sign", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.SIGN_VERIFY).CreateKey("mac", keySpec: KeySpec.HMAC_256, keyUsage: KeyUsageType.GENERATE_VERIFY_MAC)
            .Encrypt("alias/one", "text", into: "a", encryptionContext: tenant).ReEncrypt(from: "a", destinationKey: "two", into: "b", sourceEncryptionContext: tenant)
            .Decrypt(from: "b").Decrypt(from: "a").Expect<InvalidCiphertextException>().GenerateDataKey("two", into: "c")
            .ImportKeyMaterial("external", expiresAfter: TimeSpan.FromDays(3), into: "first").Advance(TimeSpan.FromDays(4))
            .ImportKeyMaterial("external").ImportKeyMaterial("external", importType: ImportType.NEW_KEY_MATERIAL).RotateKeyOnDemand("external").DeleteImportedKeyMaterial("external")
            .Sign("sign", "message", SigningAlgorithmSpec.ECDSA_SHA_256, into: "s").Verify("sign", "message", "s", SigningAlgorithmSpec.ECDSA_SHA_256)
            .GenerateMac("mac", "message", MacAlgorithmSpec.HMAC_SHA_256, into: "m").EnableKeyRotation("two", 90).Advance(TimeSpan.FromDays(91)).Encrypt("two", "x", into: "d")
            .CreateGrant("two", "arn:aws:iam::111122223333:user/Bob", [GrantOperation.Decrypt], into: "g").RevokeGrant("two", "g")
            .ReplicateKey("alias/one", "eu-west-1").UpdatePrimaryRegion("alias/one", "eu-west-1").CreateAlias("alias/x", "two").Decrypt(from: "d", key: "alias/x").ListKeys(limit: 1)
            .As(KmsCaller.AssumedRole("Deploy", "run").ThroughService("s3.amazonaws.com")).DescribeKey("two").DisableKey("two").Encrypt("two", "x", into: "e").Expect<DisabledException>()
            .ScheduleKeyDeletion("two", 7).Advance(TimeSpan.FromDays(8)).DescribeKey("two").Expect<NotFoundException>();
        return kms.Trail.ToLogJson();
    }
}
