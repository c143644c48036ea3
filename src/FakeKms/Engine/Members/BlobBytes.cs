namespace FakeKms.Engine.Members;

/// <summary>The bytes of the blobs in requests, without a copy where there need be none. Nobody may change them.</summary>
internal static class BlobBytes
{
    public static byte[] Of(MemoryStream blob) =>
        blob.TryGetBuffer(out var bytes) && bytes is { Offset: 0, Array: { } whole } && whole.Length == bytes.Count ? whole : blob.ToArray();
}
