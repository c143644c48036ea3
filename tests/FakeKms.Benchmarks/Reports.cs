using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace FakeKms.Benchmarks;

/// <summary>What the documentation says of speed and memory, part by part.</summary>
internal static class Reports
{
    private static readonly Dictionary<string, Func<Task<string>>> Parts = new()
    {
        ["--log"] = () => Task.FromResult(LongLog.Report()),
        ["--copies"] = () => Task.FromResult(Copies.Report()),
        ["--ratios"] = Ratios.ReportAsync,
        ["--warm"] = WarmStarts.ReportAsync,
        ["--cold"] = () => Task.FromResult(ColdStarts.Report()),
    };

    public static async Task WriteAsync(string[] args)
    {
        if (args.Contains(Scale.Argument))
        {
            await Scale.WriteAsync(args);
            return;
        }
        var parts = args.Where(Parts.ContainsKey).ToList();
        foreach (var part in parts) Console.WriteLine(await Parts[part]());
        if (parts.Count == 0) await WriteAllAsync(isQuick: args.Contains("--quick"));
    }

    // Short and in one process: enough to see a factor, not a percent. --quick takes fewer iterations still.
    private static async Task WriteAllAsync(bool isQuick)
    {
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithWarmupCount(isQuick ? 2 : 6)
            .WithIterationCount(isQuick ? 3 : 15);
        var config = DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator);

        var summaries = new[] { typeof(Starts), typeof(LookUps), typeof(Calls) }.Select(type => BenchmarkRunner.Run(type, config)).ToList();
        Console.WriteLine(Summaries.Table(summaries));
        Console.WriteLine(await Memory.Report());
        Console.WriteLine(Copies.Report());
        Console.WriteLine(LongLog.Report());
    }
}
