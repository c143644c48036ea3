using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>The token of a next page: the last event of the page before, and a check that ties it to the parameters of the request.</summary>
internal static class LookupToken
{
    private const int CheckLength = 8;

    public static string Of(string eventId, string subject)
    {
        var id = Encoding.UTF8.GetBytes(eventId);
        return Convert.ToBase64String([.. HMACSHA256.HashData(Encoding.UTF8.GetBytes(subject), id)[..CheckLength], .. id]);
    }

    public static string EventIdIn(string token, string subject)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length <= CheckLength) throw CloudTrailErrors.NextToken();
        var eventId = Encoding.UTF8.GetString(bytes, CheckLength, length - CheckLength);
        return Of(eventId, subject) == token ? eventId : throw CloudTrailErrors.NextToken();
    }
}
