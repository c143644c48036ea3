namespace FakeKms.Scenarios.Script;

/// <summary>In the place of bytes that an earlier step stores: the name that it stores them under.</summary>
internal sealed class StoredBytes(string name) : MemoryStream([], writable: false)
{
    public string Name => name;
}
