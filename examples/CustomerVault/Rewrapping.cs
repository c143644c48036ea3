using System.Threading.Channels;

namespace CustomerVault;

/// <summary>Rewraps customers in the background, one after the other.</summary>
/// <param name="vault">The vault.</param>
public sealed class Rewrapping(Vault vault) : BackgroundService
{
    private readonly Channel<string> queue = Channel.CreateBounded<string>(1_000);

    /// <summary>Puts a customer into the queue.</summary>
    /// <param name="id">Which customer.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryAdd(string id) => queue.Writer.TryWrite(id);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var id in queue.Reader.ReadAllAsync(stoppingToken)) await vault.RewrapAsync(id, stoppingToken);
    }
}
