namespace FakeKms.Trail.Scanning;

/// <summary>
/// Files of a folder that have something in them: neither one that is empty, nor a named pipe, a socket or a device, which have no length and may keep their
/// reader waiting for ever.
/// </summary>
internal static class FilledFile
{
    public static bool Is(string path)
    {
        var file = new FileInfo(path);
        // The length of a link is its own.
        return file.LinkTarget is null ? file.Length > 0 : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true, Length: > 0 };
    }
}
