using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;
using Xunit;

/// <summary>What the base class of the package gives a test.</summary>
public sealed class FakeKmsTestTests : FakeKmsTest, IDisposable
{
    private readonly string idInConstructor;
    private readonly IAmazonKeyManagementService client;

    public FakeKmsTestTests()
    {
        idInConstructor = Kms.Key("alias/cards").KeyId;
        client = Kms.CreateClient();
    }

    public void Dispose()
    {
        // The server is still there.
        Assert.Equal(idInConstructor, Kms.Key("alias/cards").KeyId);
        client.Dispose();
    }

    [Fact]
    public void The_server_is_there_from_the_constructor_on() => Assert.Equal(idInConstructor, Kms.Key("alias/cards").KeyId);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Each_row_of_a_theory_has_a_server_of_its_own(int keys)
    {
        for (var made = 0; made < keys; made++) await client.CreateKeyAsync(new CreateKeyRequest(), TestContext.Current.CancellationToken);

        Assert.Equal(keys + 1, Kms.Keys.Count);
        Assert.Equal(IdOf($"FakeKmsTestTests.Each_row_of_a_theory_has_a_server_of_its_own(keys: {keys})"), idInConstructor);
    }

    [Fact]
    public void The_seed_is_the_full_name_of_the_test() =>
        Assert.Equal(IdOf("FakeKmsTestTests.The_seed_is_the_full_name_of_the_test"), idInConstructor);

    [Fact(DisplayName = "a title of its own")]
    public void A_title_of_its_own_stands_behind_the_class() => Assert.Equal(IdOf("FakeKmsTestTests.a title of its own"), idInConstructor);

    [Fact]
    public async Task A_test_that_has_ended_has_no_server()
    {
        var rest = new RestingTests();
        await rest.DisposeAsync();

        Assert.Throws<InvalidOperationException>(() => rest.Server);
    }

    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");

    private static string IdOf(string name)
    {
        using var kms = FakeKmsServer.Start(k => k.WithDefaultSeed(name).WithKey("alias/cards"));
        return kms.Key("alias/cards").KeyId;
    }

    private sealed class RestingTests : FakeKmsTest
    {
        public FakeKmsServer Server => Kms;
    }
}
