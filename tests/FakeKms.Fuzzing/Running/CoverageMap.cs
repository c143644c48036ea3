using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace FakeKms.Fuzzing.Running;

/// <summary>
/// The branches that instrumented code takes, as AFL counts them: a byte for each pair of places that follow each other. Without instrumentation it stays
/// empty, and inputs are changed blindly.
/// </summary>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;

    private readonly byte[] seen = new byte[Size];
    private readonly byte* taken;

    private CoverageMap()
    {
        taken = (byte*)NativeMemory.AllocZeroed(Size);
        Trace.SharedMem = taken;
    }

    /// <summary>The one of this process: instrumented code writes to one place.</summary>
    public static CoverageMap OfProcess { get; } = new();

    public void Begin() => new Span<byte>(taken, Size).Clear();

    /// <summary>Whether a branch was taken for the first time, or more often than before by a power of two.</summary>
    public bool IsNew()
    {
        var found = false;
        for (var at = new Span<byte>(taken, Size).IndexOfAnyExcept((byte)0); at >= 0 && at < Size; at++)
        {
            if (taken[at] == 0) continue;
            var often = (byte)(1 << int.Log2(taken[at]));
            if ((seen[at] & often) != 0) continue;
            seen[at] |= often;
            found = true;
        }
        return found;
    }
}
