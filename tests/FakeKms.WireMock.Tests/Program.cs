using FakeKms.Http.Tests;
using FakeKms.Http.Tests.Determinism;
using Microsoft.Testing.Platform.Builder;

// A script whose output is compared with that of another process, or the test runner as every other test project has it.
if (args is [RepeatedScript.Argument, var culture])
{
    await RepeatedScript.PrintAsync(culture, Console.Out);
    return 0;
}

var builder = await TestApplication.CreateBuilderAsync(args);
SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, args);
using var application = await builder.BuildAsync();
return await application.RunAsync();
