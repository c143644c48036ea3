namespace FakeKms.Benchmarks;

/// <summary>How a call is answered. Each lane of the fake is followed by its floor.</summary>
public enum Lane
{
    InMemory,
    InMemoryFloor,
    Http,
    HttpFloor,
}
