using FakeKms.Engine;
using FakeKms.Engine.Calls;

namespace FakeKms.Tests.Engine;

/// <summary>Calls that are waited for.</summary>
internal static class RunExtensions
{
    public static Outcome Run(this Pipeline pipeline, Operation operation, object request, CallOrigin origin, string requestId) =>
        pipeline.RunAsync(operation, request, origin, requestId).AsTask().GetAwaiter().GetResult();
}
