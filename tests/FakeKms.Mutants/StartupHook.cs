// The runtime looks for this name, in no namespace, in the assembly that DOTNET_STARTUP_HOOKS names.

/// <summary>Keeps the library that Stryker has changed: runs in each process that Stryker starts, of which one has it beside itself. Stryker takes it away at its end.</summary>
internal static class StartupHook
{
    private const string Library = "FakeKms.dll";

    public static void Initialize()
    {
        var kept = Environment.GetEnvironmentVariable("FAKEKMS_MUTANTS_KEPT");
        var folder = AppContext.BaseDirectory;
        if (kept is null || !File.Exists(Path.Combine(folder, "FakeKms.Tests.dll")) || !File.Exists(Path.Combine(folder, Library))) return;
        File.Copy(Path.Combine(folder, Library), kept, overwrite: true);
    }
}
