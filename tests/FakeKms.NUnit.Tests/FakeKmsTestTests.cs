using System.Reflection;

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

    // The compiler's analyzers hold the name of an override's parameter against the one that it overrides (CA1725).
    [Test]
    public void The_settings_go_by_the_name_that_the_pages_give_them() => Assert.That(
        typeof(FakeKmsTest).GetMethod("Configure", BindingFlags.Instance | BindingFlags.NonPublic)!.GetParameters().Select(parameter => parameter.Name),
        Is.EqualTo(new[] { "kms" }));

    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/payments");
}
