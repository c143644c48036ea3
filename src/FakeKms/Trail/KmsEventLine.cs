namespace FakeKms.Trail;

/// <summary>The one-line form of a record, in columns that align from line to line.</summary>
internal static class KmsEventLine
{
    public static string Of(KmsEvent record)
    {
        var time = TrailJson.Time(record.EventTime);
        var keys = string.Join(", ", record.Resources.Select(resource => resource.Arn[(resource.Arn.LastIndexOf(':') + 1)..]));
        return $"{time}  {record.AwsRegion,-14}  {record.EventName,-35}  {record.ErrorCode ?? "ok",-30}  {keys}".TrimEnd();
    }
}
