namespace FakeKms.Domain.KeyStores.Proxies;

/// <summary>An external key manager behind a proxy, as its proxy reports it.</summary>
internal sealed record Ekm(string Id, string Model, EkmHealthStatus Health);
