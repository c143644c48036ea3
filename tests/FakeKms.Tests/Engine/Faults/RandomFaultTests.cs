using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>
/// Ten thousand calls under faults of chance: nothing breaks, every call that took effect is recorded once, and a second server that gets just those calls comes
/// to the same state.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RandomFaultTests
{
    private const int Calls = 2_500;

    private static readonly KmsFault[] Faults =
    [
        KmsFault.Throttling, KmsFault.KMSInternal, KmsFault.KeyUnavailable, KmsFault.ConnectionReset, KmsFault.LostAnswer, KmsFault.TruncatedBody,
        KmsFault.GarbageBody, KmsFault.BadGateway, KmsFault.Timeout, KmsFault.ExpiredToken, KmsFault.ConnectionRefused,
    ];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Calls_that_took_effect_make_the_same_state_without_the_faults(int seed)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSeed(seed).WithKey("alias/a").WithKey("alias/b"));
        using var client = kms.CreateClient();
        foreach (var fault in Faults) _ = kms.Faults.When().WithProbability(0.02).Fail(fault);
        List<AmazonWebServiceRequest> tookEffect = [];
        using var seen = kms.Faults.When().RunAfter(call =>
        {
            if (call.Response is not null) tookEffect.Add(call.Request);
            return Task.CompletedTask;
        });
        var script = new Random(seed);
        for (var i = 0; i < Calls; i++) await Swallow(() => Call(client, kms, script));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Defects, Is.Empty);
            Assert.That(kms.Faults.HookErrors, Is.Empty);
            Assert.That(kms.Trail.Select(record => record.EventID), Is.Unique);
            Assert.That(kms.Trail.Select(record => record.RequestID), Is.Unique);
            Assert.That(kms.Faults.Fired.Select(fault => fault.Fault).Distinct().Count(), Is.EqualTo(Faults.Length));
            Assert.That(kms.Trail.Count(record => record.ErrorCode is null), Is.EqualTo(tookEffect.Count));
            Assert.That(await StateAfter(tookEffect, seed), Is.EqualTo(StateOf(kms)));
        }
    }

    private static async Task<string[]> StateAfter(IReadOnlyList<AmazonWebServiceRequest> requests, int seed)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSeed(seed).WithKey("alias/a").WithKey("alias/b"));
        using var client = kms.CreateClient();
        foreach (var request in requests) await Send(client, request);
        return StateOf(kms);
    }

    private static string[] StateOf(FakeKmsServer kms) =>
        [.. kms.Keys.Select(key => $"{key.Arn} {key.KeyState} {key.Description} {string.Join(",", key.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))} {key.CurrentKeyMaterialId}")];

    // The client has one method for each request, which takes it and a cancellation token.
    private static Task Send(IAmazonKeyManagementService client, AmazonWebServiceRequest request) =>
        (Task)typeof(IAmazonKeyManagementService).GetMethods()
            .Single(method => method.GetParameters() is [var first, _] && first.ParameterType == request.GetType())
            .Invoke(client, [request, CancellationToken.None])!;

    private static Task Call(IAmazonKeyManagementService client, FakeKmsServer kms, Random script)
    {
        var alias = script.Next(2) == 0 ? "alias/a" : "alias/b";
        var keyId = kms.Key(alias).KeyId;
        return script.Next(8) switch
        {
            0 => client.CreateKeyAsync(new CreateKeyRequest { Description = $"{script.Next(100)}" }),
            1 => client.EncryptAsync(new EncryptRequest { KeyId = alias, Plaintext = new([1, 2, 3]) }),
            2 => client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = alias, KeySpec = DataKeySpec.AES_256 }),
            3 => client.UpdateKeyDescriptionAsync(new UpdateKeyDescriptionRequest { KeyId = keyId, Description = $"{script.Next(100)}" }),
            4 => client.DisableKeyAsync(new DisableKeyRequest { KeyId = keyId }),
            5 => client.EnableKeyAsync(new EnableKeyRequest { KeyId = keyId }),
            6 => client.TagResourceAsync(new TagResourceRequest { KeyId = keyId, Tags = [new Tag { TagKey = $"{script.Next(5)}", TagValue = "v" }] }),
            _ => client.ListKeysAsync(new ListKeysRequest()),
        };
    }

    private static async Task Swallow(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception)
        {
            // Whatever the fault came to.
        }
    }
}
