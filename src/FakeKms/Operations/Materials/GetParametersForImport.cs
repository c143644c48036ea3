using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Wrapping;
using FakeKms.Domain;
using FakeKms.Domain.Materials;
using FakeKms.Trail;

namespace FakeKms.Operations.Materials;

/// <summary>Answers a wrapping key and a token for one import. They are valid together for 24 hours; several pairs can be outstanding.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html"/></remarks>
internal sealed class GetParametersForImport : Operation<GetParametersForImportRequest, GetParametersForImportResponse>
{
    protected override OperationSpec<GetParametersForImportRequest> Declare() => new("GetParametersForImport")
    {
        Key = KeyArgument.IdOrArn<GetParametersForImportRequest>(r => r.KeyId),
        Honours = ["KeyId", "WrappingAlgorithm", "WrappingKeySpec"],
        Origins = [OriginType.EXTERNAL],
        States = KeyStates.Importing,
        Action = "kms:GetParametersForImport",
        Trail = TrailShape.Read("KeyId", "WrappingAlgorithm", "WrappingKeySpec"),
    };

    protected override Work<GetParametersForImportResponse> Execute(GetParametersForImportRequest request, Call call)
    {
        // Symmetric material has 32 bytes and is wrapped by OAEP alone. AWS refuses PKCS #1 v1.5 since October 2023; its text is not documented.
        if (request.WrappingAlgorithm != AlgorithmSpec.RSAES_OAEP_SHA_1 && request.WrappingAlgorithm != AlgorithmSpec.RSAES_OAEP_SHA_256)
            throw KmsErrors.Unsupported($"Wrapping algorithm {request.WrappingAlgorithm} is not supported for key spec {call.Key.KeySpec}.");
        if (request.WrappingKeySpec == WrappingKeySpec.SM2)
            throw KmsErrors.Unsupported($"Wrapping key spec {request.WrappingKeySpec} is not supported in this Region.");
        var number = call.State.WrappingKeysMade++;
        var token = call.Streams.ImportToken.Bytes(256);
        return Work<GetParametersForImportResponse>.Slow(() =>
        {
            var wrappingKey = WrappingKeys.Create(request.WrappingKeySpec.Value, call.State.Settings.Seed, number);
            return () => Commit(call, new ImportParameters(wrappingKey, request.WrappingAlgorithm, call.Now + ImportParameters.Lifetime), token);
        });
    }

    private static GetParametersForImportResponse Commit(Call call, ImportParameters parameters, byte[] token)
    {
        call.Key.ImportTokens.Add(Convert.ToBase64String(token), parameters);
        return new GetParametersForImportResponse
        {
            KeyId = call.Key.Arn,
            ImportToken = new MemoryStream(token),
            PublicKey = new MemoryStream(parameters.WrappingKey.PublicKey),
            ParametersValidTo = parameters.ValidTo.UtcDateTime,
        };
    }
}
