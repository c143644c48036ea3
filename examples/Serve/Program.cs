// fakekms serve, the host of the dotnet tool, from a clone: dotnet run --project examples/Serve -- --port 5555
return await FakeKms.Tool.ToolProgram.RunAsync(["serve", .. args], Console.Out, Console.Error);
