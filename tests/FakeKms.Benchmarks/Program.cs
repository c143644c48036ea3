using FakeKms.Benchmarks;

// A cold process loads nothing but what it measures.
if (args is [ColdProcess.Argument, var lane]) Console.WriteLine(await ColdProcess.RunAsync(Enum.Parse<Lane>(lane)));
else await Reports.WriteAsync(args);
