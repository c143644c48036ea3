using System.Collections;
using NUnit.Framework.Interfaces;

namespace FakeKms.Mutants;

/// <summary>Which tests meet which changes, and how long they take. Has only tests that pass when nothing is changed.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<string, Part> tests;
    private readonly BitArray once;

    private Coverage(Dictionary<string, Part> tests, BitArray once) => (this.tests, this.once) = (tests, once);

    public IEnumerable<string> Tests => tests.Keys;

    public bool IsMet(string test, int mutant) => tests[test].Met[mutant];

    /// <summary>How many changes a test meets: the fewer, the more it is about each.</summary>
    public int Width(string test) => tests[test].Width;

    public TimeSpan Duration(string test) => tests[test].Duration;

    /// <summary>
    /// Whether it is met by what runs once in a process: initializers of static members, and what NUnit asks for the cases of tests. Stryker does not know all such
    /// initializers. What a single test meets may be in one.
    /// </summary>
    public bool RunsOnce(int mutant) => once[mutant] || tests.Values.Where(test => test.Met[mutant]).Take(2).Count() == 1;

    public static Coverage Measure()
    {
        var run = new TestRun();
        var once = MutantSwitch.Take().Met;
        var names = run.Tests.ToDictionary(test => test.Value, test => test.Key);
        var notes = new Notes(names, once);
        run.Run(run.Tests.Values, notes, untilFailure: false);
        return new(notes.Tests, once);
    }

    public static Coverage Read(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        var (length, count) = (reader.ReadInt32(), reader.ReadInt32());
        BitArray Bits() => new(reader.ReadBytes((length + 7) / 8)) { Length = length };
        var once = Bits();
        var tests = new Dictionary<string, Part>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            tests.Add(reader.ReadString(), new(TimeSpan.FromTicks(reader.ReadInt64()), reader.ReadInt32(), Bits()));
        }
        return new(tests, once);
    }

    public void Write(string file)
    {
        using var writer = new BinaryWriter(File.Create(file));
        writer.Write(once.Length);
        writer.Write(tests.Count);
        writer.Write(Bytes(once));
        foreach (var (name, part) in tests)
        {
            writer.Write(name);
            writer.Write(part.Duration.Ticks);
            writer.Write(part.Width);
            writer.Write(Bytes(part.Met));
        }
    }

    private static byte[] Bytes(BitArray bits)
    {
        var bytes = new byte[(bits.Length + 7) / 8];
        bits.CopyTo(bytes, 0);
        return bytes;
    }

    private static int Count(BitArray bits)
    {
        var count = 0;
        foreach (bool bit in bits)
        {
            if (bit) count++;
        }
        return count;
    }

    private sealed record Part(TimeSpan Duration, int Width, BitArray Met);

    private sealed class Notes(Dictionary<ITest, string> names, BitArray once) : Listener
    {
        // NUnit takes the console's for the test's.
        private readonly TextWriter errors = Console.Error;
        private TimeSpan began;

        public Dictionary<string, Part> Tests { get; } = new(StringComparer.Ordinal);

        protected override void Started(ITest test)
        {
            MutantSwitch.Take();
            // Of the processor: the machine may have other things to do.
            began = Environment.CpuUsage.TotalTime;
        }

        protected override void Finished(ITestResult result)
        {
            var (met, inStatic) = MutantSwitch.Take();
            once.Or(inStatic);
            if (result.ResultState.Status == TestStatus.Failed) errors.WriteLine($"Fails without a change: {result.FullName}: {result.Message}");
            if (result.ResultState.Status is not (TestStatus.Passed or TestStatus.Warning)) return;
            Tests.Add(names[result.Test], new(Environment.CpuUsage.TotalTime - began, Count(met), met));
        }
    }
}
