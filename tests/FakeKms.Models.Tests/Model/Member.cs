using System.Globalization;

namespace FakeKms.Models.Tests.Model;

/// <summary>
/// One member of an answer. An id is whatever the engine makes of it: the model has a symbol in its place, and the same symbol has to stand for the
/// same id wherever it is met.
/// </summary>
internal sealed record Member(string Path, string? Value, bool IsId = false)
{
    public static Member Of(string path, string? value) => new(path, value);

    public static Member Of(string path, bool? value) => new(path, value?.ToString());

    public static Member Of(string path, int? value) => new(path, value?.ToString(CultureInfo.InvariantCulture));

    public static Member Of(string path, DateTimeOffset? value) => new(path, value?.ToString("u", CultureInfo.InvariantCulture));

    public static Member Of(string path, DateTime? value) => Of(path, value is { } date ? new DateTimeOffset(date.ToUniversalTime()) : (DateTimeOffset?)null);

    public static Member Id(string path, string? value) => new(path, value, IsId: true);

    public override string ToString() => $"{Path} = {Value ?? "nothing"}";
}
