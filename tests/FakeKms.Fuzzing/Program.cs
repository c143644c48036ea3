using FakeKms.Fuzzing.Running;
using Microsoft.Testing.Platform.Builder;

// A target, or the test runner as every other test project has it.
if (args is ["instrument"]) return Instrumentation.Add();
if (args is ["targets" or "fuzz" or "repeat", ..]) return FuzzProgram.Run(args);

var builder = await TestApplication.CreateBuilderAsync(args);
FakeKms.Fuzzing.SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, args);
using var application = await builder.BuildAsync();
return await application.RunAsync();
