using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms.Replay.Log;

/// <summary>How a report shows the record that a step came from.</summary>
internal static class RecordLine
{
    private const int ParametersLength = 240;

    public static string Of(KmsEvent record)
    {
        var caller = record.UserIdentity.Arn ?? record.UserIdentity.InvokedBy ?? record.UserIdentity.PrincipalId;
        var parameters = record.RequestParameters is { ValueKind: JsonValueKind.Object } sent ? JsonSerializer.Serialize(sent) : "";
        if (parameters.Length > ParametersLength) parameters = parameters[..ParametersLength] + "...";
        return $"{TrailJson.Time(record.EventTime)}  {record.AwsRegion}  {caller}  {parameters}  (event {record.EventID})";
    }
}
