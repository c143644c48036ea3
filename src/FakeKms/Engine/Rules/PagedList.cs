using System.Security.Cryptography;
using System.Text;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Rules;

/// <summary>
/// A list that is answered in pages: an operation, where it was asked, and what it was asked about. A marker is opaque, and is refused by every list but
/// the one that produced it.
/// </summary>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Home">The account and the Region of the caller.</param>
/// <param name="Subject">The ARN of the key or the principal that the list belongs to; null for a list of everything.</param>
internal sealed record PagedList(string Operation, AccountRegion Home, string? Subject)
{
    private const int CheckLength = 8;

    public static PagedList Of(Call call, string operation, string? subject = null) => new(operation, call.Home, subject);

    public (List<T> Items, string? NextMarker) Take<T>(IEnumerable<T> items, int limit, Func<T, string> nameOf)
    {
        var page = items.Take(limit + 1).ToList();
        if (page.Count <= limit) return (page, null);
        page.RemoveAt(limit);
        return (page, Marker(nameOf(page[^1])));
    }

    /// <summary>The name after which the page starts; null for the first page.</summary>
    public string? After(string? marker)
    {
        if (marker is null) return null;
        var bytes = new byte[marker.Length];
        if (!Convert.TryFromBase64String(marker, bytes, out var length) || length <= CheckLength) throw KmsErrors.InvalidMarker();
        var name = Encoding.UTF8.GetString(bytes, CheckLength, length - CheckLength);
        return Marker(name) == marker ? name : throw KmsErrors.InvalidMarker();
    }

    private string Marker(string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var check = HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{Operation} {Home.Arn(Subject ?? "")}"), text)[..CheckLength];
        return Convert.ToBase64String([.. check, .. text]);
    }
}
