using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Microsoft.Extensions.DependencyInjection;

namespace FakeKms.Tests.Hosting;

public sealed class DependencyInjectionTests : InMemory
{
    private readonly ServiceCollection services = [];

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [Test]
    public async Task Every_registration_of_the_client_is_replaced_and_keeps_its_lifetime()
    {
        services.AddSingleton<IAmazonKeyManagementService>(_ => throw new AssertionException("the application's own client was made"));
        services.AddScoped<IAmazonKeyManagementService, AmazonKeyManagementServiceClient>();
        services.AddTransient<AmazonKeyManagementServiceClient>();
        services.AddKeyedSingleton<IAmazonKeyManagementService, AmazonKeyManagementServiceClient>("eu");
        services.AddKeyedScoped<AmazonKeyManagementServiceClient>("us");
        services.AddSingleton("something else");
        var lifetimes = services.Select(service => service.Lifetime).ToArray();

        services.AddFakeKms(Kms);
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        await using var scope = provider.CreateAsyncScope();
        IAmazonKeyManagementService[] clients =
        [
            .. scope.ServiceProvider.GetServices<IAmazonKeyManagementService>(),
            scope.ServiceProvider.GetRequiredService<AmazonKeyManagementServiceClient>(),
            scope.ServiceProvider.GetRequiredKeyedService<IAmazonKeyManagementService>("eu"),
            scope.ServiceProvider.GetRequiredKeyedService<AmazonKeyManagementServiceClient>("us"),
        ];
        foreach (var client in clients) await client.DescribeKeyAsync("alias/cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(services.Select(service => service.Lifetime), Is.EqualTo(lifetimes));
            Assert.That(Kms.Trail.Named("DescribeKey"), Has.Count.EqualTo(5));
            Assert.That(provider.GetRequiredService<string>(), Is.EqualTo("something else"));
        }
    }

    [Test]
    public async Task An_application_without_a_client_gets_one()
    {
        await using var provider = services.AddFakeKms(Kms).BuildServiceProvider();

        await provider.GetRequiredService<IAmazonKeyManagementService>().DescribeKeyAsync("alias/cards");

        Assert.That(
            (provider.GetRequiredService<IAmazonKeyManagementService>(), Kms.Trail.Count), Is.EqualTo((provider.GetRequiredService<IAmazonKeyManagementService>(), 1)));
    }

    [Test]
    public async Task The_caller_and_the_Region_can_be_said()
    {
        await using var provider = services.AddFakeKms(Kms, KmsCaller.AssumedRole("Vault", "pod-1"), "eu-west-1").BuildServiceProvider();

        await provider.GetRequiredService<IAmazonKeyManagementService>().ListKeysAsync(new ListKeysRequest());

        Assert.That((Kms.Trail[0].AwsRegion, Kms.Trail[0].IsBy("pod-1")), Is.EqualTo(("eu-west-1", true)));
    }

    [Test]
    public async Task A_function_is_asked_when_the_application_asks()
    {
        var asked = 0;
        services.AddTransient<IAmazonKeyManagementService>(_ => throw new AssertionException("the application's own client was made"));
        services.AddFakeKms(_ =>
        {
            asked++;
            return Kms.CreateClient();
        });
        await using var provider = services.BuildServiceProvider();
        var before = asked;

        _ = provider.GetRequiredService<IAmazonKeyManagementService>();
        _ = provider.GetRequiredService<IAmazonKeyManagementService>();

        Assert.That((before, asked), Is.EqualTo((0, 2)));
    }

    [Test]
    public void What_cannot_be_meant_is_refused_at_once()
    {
        var gone = FakeKmsServer.Start();
        gone.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => services.AddFakeKms((FakeKmsServer)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddFakeKms((Func<IServiceProvider, IAmazonKeyManagementService>)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddFakeKms(gone), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => services.AddFakeKms(Kms, region: "frankfurt"), Throws.ArgumentException.With.Message.Contains("'frankfurt' is no AWS Region"));
            Assert.That(services, Is.Empty);
        }
    }

    [Test]
    public void A_function_that_makes_no_client_of_the_SDK_is_told_so_when_the_application_asks_for_one()
    {
        services.AddSingleton<AmazonKeyManagementServiceClient>();
        services.AddFakeKms(_ => null!);
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<AmazonKeyManagementServiceClient>(), Throws.InvalidOperationException.With.Message.EqualTo(
            "The application asks for an AmazonKeyManagementServiceClient, and AddFakeKms was given a function that made a null. " +
            "Return what CreateClient returns, or let the application ask for IAmazonKeyManagementService."));
    }
}
