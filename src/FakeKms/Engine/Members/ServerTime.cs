using FakeKms.Trail.Records;

namespace FakeKms.Engine.Members;

/// <summary>
/// How an error about a date names the time: it is the server's clock that counts, and not the machine's, which the code under test may have read. Only for
/// texts of this library; AWS's own texts stay as they are.
/// </summary>
internal static class ServerTime
{
    public static string Of(DateTimeOffset now) => $"{TrailJson.Time(now)} by the server's clock, which StartingAt sets";
}
