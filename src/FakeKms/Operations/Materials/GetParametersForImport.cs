using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Wrapping;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

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
        Permissions =
        [
            Permission<GetParametersForImportRequest>.OnKey(with => with
                .Text("kms:WrappingAlgorithm", r => r.WrappingAlgorithm?.Value)
                .Text("kms:WrappingKeySpec", r => r.WrappingKeySpec?.Value)),
        ],
        Trail = TrailShape.Read("KeyId", "WrappingAlgorithm", "WrappingKeySpec"),
    };

    protected override Work<GetParametersForImportResponse> Execute(GetParametersForImportRequest request, Call call)
    {
        // PKCS #1 v1.5 was an algorithm of KMS until October 2023. AWS documents that it is not supported any more, not in which words.
        if (request.WrappingAlgorithm == AlgorithmSpec.RSAES_PKCS1_V1_5)
            throw KmsErrors.Unsupported($"Wrapping algorithm {request.WrappingAlgorithm} is not supported.");
        if (!WrappingRules.Fit(call.Key.KeySpec.Value, request.WrappingAlgorithm.Value, request.WrappingKeySpec.Value, call.Home.Region))
            throw KmsErrors.UnsuitableWrapping(request.WrappingAlgorithm, request.WrappingKeySpec, call.Key.KeySpec);
        var makeWrappingKey = call.State.RsaKeys.NextWrappingKey(request.WrappingKeySpec.Value);
        var random = call.Streams.ImportToken.Bytes(ImportTokenForm.RandomLength);
        return Work<GetParametersForImportResponse>.Slow(
            compute: makeWrappingKey,
            commit: key => Commit(call, new ImportParameters(key, request.WrappingAlgorithm, call.Now.After(ImportParameters.Lifetime)), random));
    }

    private static GetParametersForImportResponse Commit(Call call, ImportParameters parameters, byte[] random)
    {
        var token = ImportTokenForm.Of(random, call.Key.Arn, parameters.ValidTo);
        call.State.Schedule.ImportToken(call.Key, token, parameters);
        return new GetParametersForImportResponse
        {
            KeyId = call.Key.Arn,
            ImportToken = new MemoryStream(token),
            PublicKey = new MemoryStream(parameters.WrappingKey.PublicKey),
            ParametersValidTo = parameters.ValidTo.UtcDateTime,
        };
    }
}
