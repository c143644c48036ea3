using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Replay.Unrecorded;

/// <summary>What an import is wrapped with and sent with.</summary>
internal sealed record ImportTerms(byte[] Token, byte[] PublicKey, string Algorithm)
{
    public ImportTerms(GetParametersForImportResponse answer, AlgorithmSpec algorithm)
        : this(answer.ImportToken.ToArray(), answer.PublicKey.ToArray(), algorithm.Value)
    {
    }
}
