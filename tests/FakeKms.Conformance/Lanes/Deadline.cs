using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FakeKms.Conformance;

/// <summary>Ends a call that takes too long, whatever the SDK repeats within it: a case must not hang on an endpoint that does not answer.</summary>
internal sealed class Deadline(TimeSpan limit) : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) => base.InvokeAsync<T>(executionContext).WaitAsync(limit);
}
