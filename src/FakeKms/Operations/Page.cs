using System.Security.Cryptography;
using System.Text;
using FakeKms.Domain;

namespace FakeKms.Operations;

/// <summary>One page of a list. Markers are opaque, belong to one operation, and are refused when they were not produced here.</summary>
internal static class Page
{
    private const int CheckLength = 8;

    public static (List<T> Items, string? NextMarker) Take<T>(IEnumerable<T> items, int limit, string operation, Func<T, string> nameOf)
    {
        var page = items.Take(limit + 1).ToList();
        if (page.Count <= limit) return (page, null);
        page.RemoveAt(limit);
        return (page, Marker(operation, nameOf(page[^1])));
    }

    /// <summary>The name after which the page starts; null for the first page.</summary>
    public static string? After(string? marker, string operation)
    {
        if (marker is null) return null;
        var bytes = new byte[marker.Length];
        if (!Convert.TryFromBase64String(marker, bytes, out var length) || length <= CheckLength) throw KmsErrors.InvalidMarker();
        var name = Encoding.UTF8.GetString(bytes, CheckLength, length - CheckLength);
        return Marker(operation, name) == marker ? name : throw KmsErrors.InvalidMarker();
    }

    public static int Limit(int? requested, int maximum, int byDefault)
    {
        if (requested > maximum)
        {
            throw KmsErrors.Validation(
                $"1 validation error detected: Value '{requested}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {maximum}");
        }
        return requested ?? byDefault;
    }

    private static string Marker(string operation, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var check = HMACSHA256.HashData(Encoding.UTF8.GetBytes("marker of " + operation), text)[..CheckLength];
        return Convert.ToBase64String([.. check, .. text]);
    }
}
