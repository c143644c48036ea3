namespace FakeKms.Tests.Hosting;

/// <summary>
/// What the first server of a process makes the runtime compile: most of the time that a cold start takes. A limit that is passed says that something is done
/// before anybody asked for it; <c>docs/benchmarks.md</c> tells how to see what.
/// </summary>
public sealed class ColdStartTests
{
    // The SDK is not what is measured.
    [SetUp]
    public void Call_once_before()
    {
        using var server = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = server.CreateClient();
        client.DescribeKeyAsync("alias/cards").GetAwaiter().GetResult();
    }

    [Test]
    public void A_start_compiles_few_methods_and_loads_no_library_of_names()
    {
        var copy = new FreshCopy();
        var methods = FreshCopy.MethodsCompiledBy(() => copy.Start("alias/cards").Dispose());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(methods, Is.LessThan(500));
            Assert.That(copy.Loaded, Has.Member("FakeKms").And.No.Member("Bogus"));
        }
    }

    [Test]
    public void A_first_call_compiles_what_belongs_to_its_operation()
    {
        using var server = new FreshCopy().Start("alias/cards");
        using var client = FreshCopy.ClientOf(server);

        var methods = FreshCopy.MethodsCompiledBy(() => client.DescribeKeyAsync("alias/cards").GetAwaiter().GetResult());

        Assert.That(methods, Is.LessThan(560));
    }
}
