using System.Runtime.InteropServices;
using FakeKms;
using Serve;

ServeOptions options;
FakeKmsServer server;
try
{
    options = ServeOptions.Parse(args);
    server = FakeKmsServer.Start(k => options.ApplyTo(k.WithTimeProvider(TimeProvider.System)));
}
catch (InvalidDataException file)
{
    await Console.Error.WriteLineAsync(file.Message);
    return 2;
}
catch (ArgumentException mistake)
{
    await Console.Error.WriteLineAsync($"{mistake.Message}{Environment.NewLine}{Environment.NewLine}{ServeOptions.Usage}");
    return 2;
}

await using var kms = server;
var http = kms.OverHttp(options.Http);
string? xks;
try
{
    ControlPaths.AddTo(kms, http);
}
catch (InvalidOperationException)
{
    await Console.Error.WriteLineAsync($"Port {options.Port} on 127.0.0.1 is in use. Choose another one with --port.");
    return 1;
}
try
{
    xks = options.XksPort == 0 ? null : ServedExternalKeys.Line(kms.XksProxy, kms.XksProxy.OverHttp(options.XksHttp).Endpoint);
}
catch (InvalidOperationException)
{
    await Console.Error.WriteLineAsync($"Port {options.XksPort} on 127.0.0.1 is in use. Choose another one with --xks-port.");
    return 1;
}

var stopped = new TaskCompletionSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
Console.WriteLine($"FakeKms serves AWS KMS at {http.Endpoint} (account {kms.AccountId}, region {kms.Region})");
if (xks is not null) Console.WriteLine(xks);
await stopped.Task;
return 0;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stopped.TrySetResult();
}
