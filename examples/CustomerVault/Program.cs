using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using CustomerVault;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDefaultAWSOptions(builder.Configuration.GetAWSOptions());
builder.Services.AddAWSService<IAmazonKeyManagementService>();
builder.Services.AddSingleton(new VaultOptions(
    builder.Configuration["Vault:Key"] ?? "alias/customers", builder.Configuration["Vault:NextKey"] ?? "alias/customers-next"));
builder.Services.AddSingleton<Vault>();
builder.Services.AddSingleton<Rewrapping>();
builder.Services.AddHostedService(services => services.GetRequiredService<Rewrapping>());
builder.Services.AddHealthChecks().AddCheck<KeyHealth>("key");
var app = builder.Build();

app.MapHealthChecks("/health");

app.MapPut("/customers/{id}", async (string id, CustomerData data, Vault vault, CancellationToken cancellationToken) =>
{
    await vault.StoreAsync(id, data, cancellationToken);
    return Results.NoContent();
});

app.MapGet("/customers/{id}", async (string id, Vault vault, CancellationToken cancellationToken) =>
{
    try
    {
        return await vault.ReadAsync(id, cancellationToken) is { } data ? Results.Ok(data) : Results.NotFound();
    }
    catch (Exception error) when (error is KMSInvalidStateException or DisabledException)
    {
        // The key, and with it all that it protects, was withdrawn.
        return Results.StatusCode(StatusCodes.Status410Gone);
    }
});

// The data key of a customer comes under the next KMS key, in the background.
app.MapPost("/customers/{id}/rewrap", (string id, Rewrapping rewrapping) => rewrapping.TryAdd(id) ? Results.Accepted() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));

await app.RunAsync();
