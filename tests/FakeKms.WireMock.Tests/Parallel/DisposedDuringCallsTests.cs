using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Http.Tests.Parallel;

/// <summary>A server that ends while callers are at work, on both lanes.</summary>
public sealed class DisposedDuringCallsTests
{
    private const int Callers = 6;

    private readonly FakeKmsServer kms = FakeKmsServer.Start(k => k
        .WithKey("alias/cards").WithKey("alias/sign", key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY)));

    private readonly ConcurrentQueue<string> answered = new();

    [Test]
    public async Task Each_call_is_answered_or_refused_and_the_trail_stays_as_it_was([Values] bool isOverHttp)
    {
        using var client = isOverHttp ? kms.OverHttp().CreateClient() : kms.CreateClient();
        var callers = Enumerable.Range(0, Callers).Select(number => Task.Run(() => CallAsync(client, isSlow: number % 2 == 0))).ToArray();
        var reading = CountAsync();
        await kms.Trail.WaitFor("Encrypt", times: 20);

        kms.Dispose();
        var records = kms.Trail.ToArray();
        var refusals = await Task.WhenAll(callers);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Is.EqualTo(records));
            Assert.That(await reading, Is.EqualTo(records.Length), "a reader gets every record before it hears of the end");
            Assert.That(records.Select(record => record.RequestID), Is.Unique.And.SupersetOf(answered), "a record for each answer");
            Assert.That(refusals, Has.All.InstanceOf<ObjectDisposedException>().Or.InstanceOf<AmazonClientException>().Or.InstanceOf<HttpRequestException>());
            Assert.That(kms.Defects, Is.Empty);
        }
    }

    [Test]
    public async Task No_port_is_left_listening()
    {
        var port = kms.OverHttp().Endpoint.Port;
        using var client = kms.OverHttp().CreateClient();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(client, isSlow: false))).ToArray();
        await kms.Trail.WaitFor("Encrypt", times: 5);

        kms.Dispose();

        Assert.That(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port), Has.None.EqualTo(port));
        await Task.WhenAll(callers);
    }

    // Until it is refused: how.
    private async Task<Exception> CallAsync(IAmazonKeyManagementService client, bool isSlow)
    {
        try
        {
            while (true)
            {
                // In memory calls end where they begin: without a pause the callers would keep their threads, and nobody would end the server.
                await Task.Yield();
                AmazonWebServiceResponse answer = isSlow
                    ? await client.SignAsync(new() { KeyId = "alias/sign", Message = new MemoryStream([1]), SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 })
                    : await client.EncryptAsync(new() { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) });
                answered.Enqueue(answer.ResponseMetadata.RequestId);
            }
        }
        catch (Exception refusal)
        {
            return refusal;
        }
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        await foreach (var _ in kms.Trail.ReadAllAsync()) count++;
        return count;
    }
}
