using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Scenarios.Running;

/// <summary>What GetParametersForImport has answered, and what for.</summary>
internal sealed record ImportParameters(GetParametersForImportResponse Answer, AlgorithmSpec Algorithm);
