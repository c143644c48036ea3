using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>The token of a next page: the last event of the page before, and a check that ties it to the parameters of the request.</summary>
internal static class LookupToken
{
    private const int CheckLength = 8;

    public static string Of(int position, string eventId, string subject)
    {
        var text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position} {eventId}"));
        return Convert.ToBase64String([.. HMACSHA256.HashData(Encoding.UTF8.GetBytes(subject), text)[..CheckLength], .. text]);
    }

    public static LookupPosition Read(string token, string subject)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length <= CheckLength) throw CloudTrailErrors.NextToken();
        var parts = Encoding.UTF8.GetString(bytes, CheckLength, length - CheckLength).Split(' ', 2);
        if (parts is not [var number, var eventId] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            throw CloudTrailErrors.NextToken();
        return Of(position, eventId, subject) == token ? new LookupPosition(position, eventId) : throw CloudTrailErrors.NextToken();
    }
}

/// <summary>The last event of a page: where it stands in the trail, and which one it is.</summary>
internal sealed record LookupPosition(int Position, string EventId);
