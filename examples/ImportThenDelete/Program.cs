using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;

await using var kms = FakeKmsServer.Start(k => k.StartingAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).WithSeed(42));

// Key material is imported, used, withdrawn and brought back. The script calls the fake over HTTP, through the client of the AWS SDK.
await kms.OverHttp().Scenario("key material is withdrawn and comes back")
    .CreateKey("alias/cards", OriginType.EXTERNAL)
    .ImportKeyMaterial("alias/cards")
    .Encrypt("alias/cards", "4111 1111 1111 1111", into: "card")
    .Advance(TimeSpan.FromDays(7))
    .DeleteImportedKeyMaterial("alias/cards")
    .Decrypt(from: "card").Expect<KMSInvalidStateException>()
    .Advance(TimeSpan.FromHours(1))
    .ImportKeyMaterial("alias/cards")
    .Decrypt(from: "card");

Console.WriteLine("What was called:");
Console.WriteLine();
Console.Write(kms.Trail);
Console.WriteLine();
Console.WriteLine("What CloudTrail would have written about the deletion:");
Console.WriteLine();
Console.WriteLine(kms.Trail.Single(record => record.EventName == "DeleteImportedKeyMaterial").ToJson(indented: true));
