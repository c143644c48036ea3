namespace FakeKms.Trail.Records;

/// <summary>
/// Compares error codes. The suffix says nothing: what the SDK throws as <c>AccessDeniedException</c> CloudTrail records as <c>AccessDenied</c>, and no two
/// codes differ in it alone.
/// </summary>
internal static class RecordedErrors
{
    private const string Suffix = "Exception";

    public static bool Same(string? code, string? other) => code == other || (code is not null && other is not null && Plain(code) == Plain(other));

    public static string Plain(string code) => code.Length > Suffix.Length && code.EndsWith(Suffix, StringComparison.Ordinal) ? code[..^Suffix.Length] : code;
}
