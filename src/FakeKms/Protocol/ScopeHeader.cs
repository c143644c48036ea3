using FakeKms.Trail;

namespace FakeKms.Protocol;

/// <summary>The HTTP header by which a client of ours says in which scope of a trail its caller is.</summary>
internal static class ScopeHeader
{
    public const string Name = "X-FakeKms-Scope";

    /// <summary>The scope of the present flow; null for none.</summary>
    public static string? Current => ScopeFlow.Current?.Name;

    public static IDisposable? Enter(WireRequest request) => ScopeFlow.Enter(request.Header(Name));
}
