using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FakeKms.Conformance;

/// <summary>Tags every key that goes out to be made, and writes down every key that was made.</summary>
internal sealed class KeyTracking(KeyLedger ledger) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        switch (executionContext.RequestContext.OriginalRequest)
        {
            case CreateKeyRequest or ReplicateKeyRequest when ledger.IsClosed: throw new OperationCanceledException("The run was interrupted.");
            case CreateKeyRequest create: create.Tags = KeyLedger.Tagged(create.Tags); break;
            case ReplicateKeyRequest replicate: replicate.Tags = KeyLedger.Tagged(replicate.Tags); break;
        }

        var answer = await base.InvokeAsync<T>(executionContext);
        switch (answer)
        {
            case CreateKeyResponse created: ledger.Add(created.KeyMetadata); break;
            case ReplicateKeyResponse replicated: ledger.Add(replicated.ReplicaKeyMetadata); break;
        }

        return answer;
    }
}
