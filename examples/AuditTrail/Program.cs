using Amazon.KeyManagementService.Model;
using FakeKms;

await using var kms = FakeKmsServer.Start(k => k.StartingAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).WithSeed(42).WithKey("alias/cards"));

// What an alarm would get: the notice of every deletion, as EventBridge delivers it.
using var alarm = kms.Trail.Subscribe(record =>
{
    foreach (var notice in record.ToEventBridge().Where(notice => notice.DetailType == "KMS CMK Deletion")) Console.WriteLine(notice.ToJson());
});

var vault = KmsCaller.AssumedRole("CardVault", "pod-1");
Console.WriteLine("What EventBridge would have delivered:");
Console.WriteLine();
await kms.Scenario("a key is deleted under the application")
    .As(vault)
    .GenerateDataKey("alias/cards", into: "data key")
    .Decrypt(from: "data key")
    .As(KmsCaller.IamUser("Mallory"))
    .ScheduleKeyDeletion("alias/cards", pendingWindowInDays: 7)
    .As(vault)
    .Decrypt(from: "data key").Expect<KMSInvalidStateException>()
    .Advance(TimeSpan.FromDays(7));

Console.WriteLine();
Console.WriteLine("Who called what:");
Console.WriteLine();
Console.Write(kms.Trail);
Console.WriteLine();
Console.WriteLine("What the application needs, and no more:");
Console.WriteLine();
Console.WriteLine(kms.Trail.ToIamPolicy(vault).ToJson(indented: true));
Console.WriteLine();
Console.WriteLine("The log files that CloudTrail would have delivered:");
Console.WriteLine();
foreach (var file in kms.Trail.ToLogFiles()) Console.WriteLine($"{file.ObjectKey}: {string.Join(", ", file.Records.Select(record => record.EventName))}");
