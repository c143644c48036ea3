using System.IO.MemoryMappedFiles;

namespace FakeKms.Fuzzing.Running;

/// <summary>
/// The input at hand, in a file that outlives this process: an overflow of the stack ends a process without a word. The file is gone when a run ends as it
/// should.
/// </summary>
internal sealed class InputKeeper : IDisposable
{
    private const int Longest = 16 << 20;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly string path;

    public InputKeeper(string folder, string target, int seed)
    {
        Directory.CreateDirectory(folder);
        path = Path.Combine(folder, $"{target}-{seed}.running");
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Longest + sizeof(int));
        view = file.CreateViewAccessor();
    }

    public void Keep(byte[] input)
    {
        var length = Math.Min(input.Length, Longest);
        view.Write(0, length);
        view.WriteArray(sizeof(int), input, 0, length);
    }

    /// <summary>The input in such a file.</summary>
    public static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes[sizeof(int)..(sizeof(int) + BitConverter.ToInt32(bytes))];
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
        File.Delete(path);
    }
}
