using System.Collections.Immutable;

namespace FakeKms.Domain.KeyStores;

/// <summary>
/// The VPC endpoint services outside KMS. As long as none is declared every name belongs to one that is in order, unless it was changed; once there is one, the
/// others are unknown. Immutable.
/// </summary>
internal sealed record VpcEndpointServices
{
    private static readonly ImmutableDictionary<string, VpcEndpointService> Nothing =
        ImmutableDictionary.Create<string, VpcEndpointService>(StringComparer.Ordinal);

    /// <summary>Nothing is declared.</summary>
    public static VpcEndpointServices Any { get; } = new();

    private ImmutableDictionary<string, VpcEndpointService> Known { get; init; } = Nothing;

    private bool IsComplete { get; init; }

    /// <summary>A service that exists; null for none.</summary>
    public VpcEndpointService? Find(string name) => Of(name) is { Exists: true } service ? service : null;

    /// <summary>A service as it is, there or not.</summary>
    public VpcEndpointService Of(string name) => Known.TryGetValue(name, out var service) ? service : new VpcEndpointService(name) { Exists = !IsComplete };

    public VpcEndpointServices Declare(VpcEndpointService service) => Change(service) with { IsComplete = true };

    public VpcEndpointServices Change(VpcEndpointService service) => this with { Known = Known.SetItem(service.Name, service) };

    /// <summary>Whether a service was declared, or changed.</summary>
    public bool Knows(string name) => Known.ContainsKey(name);
}
