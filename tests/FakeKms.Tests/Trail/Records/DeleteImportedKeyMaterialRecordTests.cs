using System.Text.Json;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Symmetric;

namespace FakeKms.Tests.Trail.Records;

/// <summary>The record that AWS documents: https://docs.aws.amazon.com/kms/latest/developerguide/ct-deleteimportedkeymaterial.html</summary>
public class DeleteImportedKeyMaterialRecordTests
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string MaterialId = "123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0";

    private const string Documented =
        """
        {
          "eventVersion": "1.11",
          "userIdentity": {
            "type": "IAMUser",
            "principalId": "EX_PRINCIPAL_ID",
            "arn": "arn:aws:iam::111122223333:user/Alice",
            "accountId": "111122223333",
            "accessKeyId": "EXAMPLE_KEY_ID",
            "userName": "Alice"
          },
          "eventTime": "2025-05-20T20:45:08Z",
          "eventSource": "kms.amazonaws.com",
          "eventName": "DeleteImportedKeyMaterial",
          "awsRegion": "us-west-2",
          "sourceIPAddress": "192.0.2.0",
          "userAgent": "AWS Internal",
          "requestParameters": {
            "keyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "keyMaterialId": "123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
          },
          "responseElements": {
            "keyId": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "keyMaterialId": "123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
          },
          "requestID": "dcf0e82f-dad0-4622-a378-a5b964ad42c1",
          "eventID": "2afbb991-c668-4641-8a00-67d62e1fecbd",
          "readOnly": false,
          "resources": [
            {
              "accountId": "111122223333",
              "type": "AWS::KMS::Key",
              "ARN": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
            }
          ],
          "eventType": "AwsApiCall",
          "managementEvent": true,
          "recipientAccountId": "111122223333",
          "eventCategory": "Management",
          "tlsDetails": {
            "tlsVersion": "TLSv1.2",
            "cipherSuite": "ECDHE-RSA-AES256-GCM-SHA384",
            "clientProvidedHostHeader": "kms.us-west-2.amazonaws.com"
          }
        }
        """;

    [Test]
    public async Task The_documented_record_is_reproduced_value_by_value_and_in_key_order([Values] bool overHttp)
    {
        await using var kms = FakeKmsServer.Start(k => k
            .WithRegion("us-west-2").WithAccountId("111122223333")
            .StartingAt(new DateTimeOffset(2025, 5, 20, 20, 40, 0, TimeSpan.Zero))
            .WithCaller(KmsCaller.IamUser("Alice").WithPrincipalId("EX_PRINCIPAL_ID").WithAccessKeyId("EXAMPLE_KEY_ID")
                .WithSourceIPAddress("192.0.2.0").WithUserAgent("AWS Internal").WithTls("TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384")));
        using var client = overHttp ? kms.CreateClient() : kms.CreateClient();
        kms.Ids.NextKeyId(KeyId).NextKeyMaterialId(MaterialId);
        var keyId = await client.CreateExternalKeyAsync();
        await client.ImportAsync(keyId, Wrapping.Material(7));

        kms.Clock.SetUtcNow(new DateTimeOffset(2025, 5, 20, 20, 45, 8, TimeSpan.Zero));
        kms.Ids.NextRequestId("dcf0e82f-dad0-4622-a378-a5b964ad42c1").NextEventId("2afbb991-c668-4641-8a00-67d62e1fecbd");
        await client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId, KeyMaterialId = MaterialId });

        Assert.That(kms.Trail[^1].ToJson(), Is.EqualTo(Compact(Documented)));
    }

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
