using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records.Cases;

/// <summary>A server of which everything that a record shows is pinned: ids, the clock, the caller.</summary>
internal sealed class RecordStage : IDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-central-1";
    public const string KeyId = "5f6b1a8e-93c2-4d0f-8a57-0c1d2e3f4a01";
    public const string OtherKeyId = "5f6b1a8e-93c2-4d0f-8a57-0c1d2e3f4a02";
    public const string MultiRegionKeyId = "mrk-0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    public const string Arn = $"arn:aws:kms:{Region}:{Account}:key/{KeyId}";
    public const string OtherArn = $"arn:aws:kms:{Region}:{Account}:key/{OtherKeyId}";
    public const string Role = $"arn:aws:iam::{Account}:role/Ledger";
    public const string User = $"arn:aws:iam::{Account}:user/Carla";
    public const string Alias = "alias/ledger";

    public const string Policy =
        """
        {
          "Version": "2012-10-17",
          "Statement": [ {
            "Effect": "Allow",
            "Principal": { "AWS": "arn:aws:iam::123456789012:root" },
            "Action": "kms:*",
            "Resource": "*"
          } ]
        }
        """;

    public RecordStage(KmsCaller? caller = null)
    {
        Kms = FakeKmsServer.Start(k => k.WithRegion(Region).WithAccountId(Account).WithSeed(5).WithCaller(caller ?? Carla).WithXksProxy(Pinned.Credential)
            .StartingAt(new DateTimeOffset(2026, 3, 14, 9, 26, 53, 589, TimeSpan.Zero)));
        Client = Kms.CreateClient();
        Kms.Ids.NextKeyMaterialId(MaterialId("1f")).NextKeyMaterialId(MaterialId("2e"));
    }

    public static KmsCaller Carla { get; } = KmsCaller.IamUser("Carla").WithPrincipalId("AIDAJQABLZS4A3QDU576Q").WithAccessKeyId("AKIAI44QH8DHBEXAMPLE")
        .WithSourceIPAddress("198.51.100.7").WithUserAgent("ledger/4.2 (audit)");

    public static Dictionary<string, string> Context { get; } = new() { ["tenant"] = "7", ["purpose"] = "invoices" };

    public FakeKmsServer Kms { get; }

    public IAmazonKeyManagementService Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        Kms.Dispose();
    }

    /// <summary>Creates a key with a pinned id.</summary>
    public async Task<string> KeyAsync(Action<CreateKeyRequest>? change = null, string keyId = KeyId)
    {
        var request = new CreateKeyRequest();
        change?.Invoke(request);
        Kms.Ids.NextKeyId(keyId);
        return (await Client.CreateKeyAsync(request)).KeyMetadata.KeyId;
    }

    /// <summary>The one record of a call. A refusal is a record, too.</summary>
    public async Task<KmsEvent> Of(Func<Task> call) => (await AllOf(call)).Single();

    /// <summary>The records of a call, in their order.</summary>
    public async Task<IReadOnlyList<KmsEvent>> AllOf(Func<Task> call)
    {
        var before = Kms.Trail.Count;
        Kms.Ids.NextRequestId("6c1f0e52-7d1b-4e0a-9b3c-2f8a5d4c7e10").NextSharedEventId("d4e5f607-8192-4a3b-9c4d-5e6f7a8b9c0d");
        foreach (var digit in "345") Kms.Ids.NextEventId($"b8a7c6d5-1e2f-4a3b-8c4d-5e6f708192a{digit}");
        try
        {
            await call();
        }
        catch (AmazonKeyManagementServiceException)
        {
        }
        return Kms.Trail.Since(before);
    }

    /// <summary>What KMS does by itself within a time.</summary>
    public Task<KmsEvent> Within(int days) => Of(() =>
    {
        Kms.Advance(TimeSpan.FromDays(days));
        return Task.CompletedTask;
    });

    private static string MaterialId(string digits) => string.Concat(Enumerable.Repeat(digits, 32));
}
