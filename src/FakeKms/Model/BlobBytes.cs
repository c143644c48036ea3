namespace FakeKms.Model;

/// <summary>The bytes of requests and of their blobs, without a copy where there need be none. Nobody may change them.</summary>
internal static class BlobBytes
{
    public static byte[] Of(MemoryStream blob) =>
        blob.TryGetBuffer(out var bytes) && bytes is { Offset: 0, Array: { } whole } && whole.Length == bytes.Count ? whole : blob.ToArray();
}
