using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerVault;

/// <summary>Healthy while the KMS key can be used. A key that was disabled, or whose material was withdrawn, makes the service unhealthy.</summary>
/// <param name="kms">The client.</param>
/// <param name="options">Which KMS key.</param>
public sealed class KeyHealth(IAmazonKeyManagementService kms, VaultOptions options) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var key = (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = options.Key }, cancellationToken)).KeyMetadata;
        return key.KeyState == KeyState.Enabled
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The key {key.Arn} is {key.KeyState}.");
    }
}
