using FakeKms.Xks.Client;

namespace FakeKms.Tests.Xks.Client;

internal sealed class SenderOwnershipTests
{
    [Test]
    public void A_handler_that_a_test_gave_stays_the_test_s()
    {
        using var handler = new Handler();

        XksSenders.Through(handler).Dispose();

        Assert.That(handler.IsDisposed, Is.False);
    }

    private sealed class Handler : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is sent.");

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
