using System.Collections.Concurrent;
using System.Text.Json;
using FakeKms.Operations;

namespace FakeKms.Protocol;

/// <summary>
/// The wire side of KMS: bytes in, bytes out. Whatever arrives is answered with an error of AWS's form; an exception of the fake itself is
/// kept as a defect and answered in a way that no SDK retries.
/// </summary>
internal sealed class KmsProtocol(Pipeline pipeline, KmsIds ids)
{
    private const string TargetPrefix = "TrentService.";
    private readonly ConcurrentQueue<Exception> defects = new();

    public IReadOnlyList<Exception> Defects => [.. defects];

    public WireResponse Handle(WireRequest request)
    {
        var requestId = ids.TakeRequestId();
        try
        {
            return Answer(request, requestId);
        }
        catch (JsonException malformed)
        {
            return Error("SerializationException", malformed.Message, requestId);
        }
#pragma warning disable CA1031 // An exception that escapes would become an HTTP 500, which SDKs retry.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            defects.Enqueue(defect);
            return Error("FakeKmsDefectException", $"A defect of FakeKms, please report it: {defect}", requestId);
        }
    }

    private WireResponse Answer(WireRequest request, string requestId)
    {
        var target = request.Header("X-Amz-Target");
        if (request.Method != "POST" || target is null || !IsAwsJson(request.Header("Content-Type")))
            return Error("UnknownOperationException", "KMS takes a POST of application/x-amz-json-1.1 with an X-Amz-Target header.", requestId);
        var name = target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? target[TargetPrefix.Length..] : "";
        var operation = OperationCatalog.Find(name);
        if (operation is null && !SdkOperations.Names.Contains(name))
            return Error("UnknownOperationException", $"KMS has no operation '{target}'.", requestId);
        if (CredentialScope.Parse(request.Header("Authorization")) is not { } scope)
            return Error("MissingAuthenticationTokenException", "Missing Authentication Token", requestId);
        if (operation is null)
            return Error("FakeKmsNotSupportedException", $"The operation {name} is not supported by FakeKms yet.", requestId);
        var body = SdkJson.Read(request.Body.Length == 0 ? "{}"u8 : request.Body, operation.RequestType);
        var origin = new CallOrigin(scope.AccessKeyId, scope.Region, request.Header("User-Agent") ?? "");
        var outcome = pipeline.Run(operation, body, origin, requestId);
        return outcome.Failure is { } failure
            ? new WireResponse(failure.Status, requestId, WireErrors.Body(failure.Code, failure.Text))
            : new WireResponse(200, requestId, SdkJson.Write(outcome.Response!));
    }

    private static bool IsAwsJson(string? contentType) =>
        contentType?.Split(';')[0].Trim().Equals(WireResponse.ContentType, StringComparison.OrdinalIgnoreCase) == true;

    private static WireResponse Error(string code, string text, string requestId) => new(400, requestId, WireErrors.Body(code, text));
}
