namespace FakeKms.Assertions.Tests;

public class FakeKmsTestTests : FakeKmsTest
{
    [Test]
    public async Task A_test_has_the_server_that_the_fixture_describes()
    {
        using var client = Kms.CreateClient();

        await client.DescribeKeyAsync("alias/payments");

        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").OnKey("alias/payments"));
    }

    [Test]
    public void Each_test_has_a_server_of_its_own([Range(1, 3)] int number) => Assert.That(Kms.Trail, Is.Empty, $"test {number} sees the calls of another");

    [Test]
    public void Outside_a_test_there_is_no_server_and_the_message_says_so()
    {
        var kms = Kms;
        StopFakeKms();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms, Throws.InvalidOperationException.With.Message.Contains("FakeKmsServer.Start"));
            Assert.That(() => kms.CreateClient(), Throws.TypeOf<ObjectDisposedException>());
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/payments");
}
