using System.Net.NetworkInformation;
using System.Text;
using Amazon.Runtime;

namespace FakeKms.Http.Tests;

/// <summary>An endpoint ends with its server, whatever is under way.</summary>
public sealed class DisposedEndpointTests
{
    private static readonly byte[] ListKeys = Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\n") + "{}");

    [Test]
    public async Task A_connection_that_was_kept_gets_no_answer_of_anybody_else()
    {
        var kms = FakeKmsServer.Start();
        using var kept = new RawConnection(kms.OverHttp().Endpoint);
        Assert.That(await kept.SendAsync(ListKeys), Does.StartWith("HTTP/1.1 200"));

        kms.Dispose();

        Assert.That(await AnswerOrNothingAsync(kept), Is.Empty);
    }

    // The engine closes first, and the port after it: this is the moment in between.
    [Test]
    public async Task A_request_that_arrives_while_the_server_closes_gets_no_answer_of_anybody_else()
    {
        using var kms = FakeKmsServer.Start();
        using var kept = new RawConnection(kms.OverHttp().Endpoint);
        await kept.SendAsync(ListKeys);

        kms.Wire.Close();

        Assert.That(await AnswerOrNothingAsync(kept), Is.Empty);
    }

    [Test]
    public async Task A_call_that_was_recorded_before_the_server_closed_gets_its_answer()
    {
        using var kms = FakeKmsServer.Start();
        using var subscription = kms.Trail.Subscribe(_ => kms.Wire.Close());
        using var kept = new RawConnection(kms.OverHttp().Endpoint);

        Assert.That(await AnswerOrNothingAsync(kept), Does.StartWith("HTTP/1.1 200"));
    }

    [Test]
    public async Task As_many_calls_are_answered_as_are_recorded_when_the_server_is_disposed_of_among_them()
    {
        var kms = FakeKmsServer.Start();
        var http = kms.OverHttp();
        using var client = http.CreateClient();
        await client.ListKeysAsync(new());
        var (answered, enough) = (1, new TaskCompletionSource());
        var callers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                for (; ; )
                {
                    await client.ListKeysAsync(new());
                    if (Interlocked.Increment(ref answered) == 40) enough.SetResult();
                }
            }
            catch (Exception gone) when (gone is ObjectDisposedException or HttpRequestException or AmazonClientException)
            {
                // The server, as it should be.
            }
        })).ToArray();
        await enough.Task;

        kms.Dispose();
        await Task.WhenAll(callers);

        Assert.That(answered, Is.EqualTo(kms.Trail.Count));
    }

    [Test]
    public void An_endpoint_that_is_made_while_the_server_is_disposed_of_does_not_outlive_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var kms = FakeKmsServer.Start();
            var http = kms.OverHttp();
            var port = 0;
            using var together = new Barrier(2);
            var starting = new Thread(() =>
            {
                together.SignalAndWait();
                try
                {
                    port = http.Endpoint.Port;
                }
                catch (ObjectDisposedException)
                {
                    // It came too late.
                }
            });
            starting.Start();
            together.SignalAndWait();
            kms.Dispose();
            starting.Join();

            Assert.That(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port), Has.None.EqualTo(port), $"round {round}");
        }
    }

    private static async Task<string> AnswerOrNothingAsync(RawConnection connection)
    {
        try
        {
            return await connection.SendAsync(ListKeys);
        }
        catch (IOException)
        {
            // Reset.
            return "";
        }
    }
}
