using System.Globalization;

namespace FakeKms.Models.Tests.Model;

/// <summary>What CloudTrail is to show of a call, or of something that KMS did by itself; of the latter, to which key.</summary>
internal sealed record ModelEvent(string Name, string? Error, DateTimeOffset At, string? Caller, string? Key = null)
{
    public override string ToString()
    {
        var (error, key) = (Error is null ? "" : $" ({Error})", Key is null ? "" : $" on {Key}");
        return $"{Name}{error} at {At.ToString("u", CultureInfo.InvariantCulture)} by {Caller ?? "KMS"}{key}";
    }
}
