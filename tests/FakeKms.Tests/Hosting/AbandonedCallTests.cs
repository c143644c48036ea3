using System.Runtime.CompilerServices;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

/// <summary>Nobody hears any more what becomes of a call whose client has given up.</summary>
public sealed class AbandonedCallTests
{
    private static readonly object Gate = new();

    [Test]
    public async Task It_leaves_no_exception_that_nobody_has_observed()
    {
        var unobserved = new List<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs observed)
        {
            lock (Gate) unobserved.AddRange(observed.Exception.InnerExceptions.Where(error => error is ObjectDisposedException));
        }
        TaskScheduler.UnobservedTaskException += Note;

        await AbandonAsync();
        Collect();

        TaskScheduler.UnobservedTaskException -= Note;
        lock (Gate) Assert.That(unobserved, Is.Empty);
    }

    // In a method of its own: nothing of it is held any more when it has returned.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task AbandonAsync()
    {
        var (gone, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        using var patience = new CancellationTokenSource();
        _ = kms.Faults.When("DescribeKey").Run(async _ =>
        {
            await patience.CancelAsync();
            await gone.Task;
            await kms.DisposeAsync();
            goesOn.SetResult();
        });
        await Assert.ThatAsync(
            () => client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/cards" }, patience.Token), Throws.InstanceOf<OperationCanceledException>());
        gone.SetResult();
        await goesOn.Task;
        await Task.Yield();
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
