using FakeKms.Conformance;
using Microsoft.Testing.Platform.Builder;

// The scorecard, AWS, or the test runner as every other test project has it.
CommandLine line;
try
{
    line = CommandLine.Parse(args, Lanes.Named);
}
catch (ArgumentException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return Scorecard.CouldNotRun;
}

if (line.Endpoint == Lanes.Aws) return await AwsRun.AroundAsync(line, Console.Out, () => RunAsync(line, args));
return await RunAsync(line, args);

static async Task<int> RunAsync(CommandLine line, string[] arguments)
{
    if (line.IsScorecard) return await Scorecard.PrintAsync(AwsRun.Lane ?? line.Lane, line, Console.Out);
    var builder = await TestApplication.CreateBuilderAsync(arguments);
    SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, arguments);
    using var application = await builder.BuildAsync();
    return await application.RunAsync();
}
