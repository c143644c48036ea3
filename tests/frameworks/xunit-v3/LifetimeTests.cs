using FakeKms;
using Xunit;

/// <summary>A test class that has a lifetime of its own besides.</summary>
public sealed class LifetimeTests : FakeKmsTest, IAsyncLifetime
{
    private int initialized;

    public ValueTask InitializeAsync()
    {
        initialized = Kms.Keys.Count;
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(2, Kms.Keys.Count);
        await base.DisposeAsync();
        Assert.Throws<InvalidOperationException>(() => Kms.Keys);
    }

    [Fact]
    public void It_is_initialized_with_the_server() => Assert.Equal(2, initialized);

    protected override void Configure(FakeKmsBuilder kms) => kms.WithKeys(2);
}
