using SharpFuzz;

namespace FakeKms.Fuzzing.Running;

/// <summary>Makes the library beside this program note the branches that it takes. Nothing of it may have been used yet.</summary>
internal static class Instrumentation
{
    private static readonly string[] Libraries = ["FakeKms.dll", "FakeKms.Tool.dll", "System.Formats.Cbor.dll"];

    public static int Add()
    {
        foreach (var library in Libraries)
        {
            var path = Path.Combine(AppContext.BaseDirectory, library);
            if (!File.Exists(path)) continue;
            try
            {
                var count = Fuzzer.Instrument(path, _ => true, SharpFuzz.Options.Value).Count();
                Console.WriteLine($"{library}: {count} types");
            }
            catch (InstrumentationException known)
            {
                Console.WriteLine($"{library}: {known.Message}");
            }
        }
        return 0;
    }
}
