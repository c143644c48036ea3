using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FakeKms.Benchmarks;

// The log alone takes a few seconds.
if (args.Contains("--log"))
{
    Console.WriteLine(LongLog.Report());
    return;
}

// So do the copies of a server.
if (args.Contains("--copies"))
{
    Console.WriteLine(Copies.Report());
    return;
}

// What the documentation says of the speed of calls.
if (args.Contains("--ratios"))
{
    Console.WriteLine(await Ratios.ReportAsync());
    return;
}

// Short and in one process: enough to see a factor, not a percent. --quick takes fewer iterations still.
var quick = args.Contains("--quick");
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithInvocationCount(1)
    .WithUnrollFactor(1)
    .WithWarmupCount(quick ? 2 : 6)
    .WithIterationCount(quick ? 3 : 15);
var config = DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator);

var summaries = new[] { typeof(Starts), typeof(LookUps), typeof(Calls) }.Select(type => BenchmarkRunner.Run(type, config)).ToList();
Console.WriteLine(Summaries.Table(summaries));
Console.WriteLine(await Memory.Report());
Console.WriteLine(Copies.Report());
Console.WriteLine(LongLog.Report());
