using FakeKms.Crypto.Signatures;

namespace FakeKms.Protocol;

/// <summary>The signature that a request brings, read and not yet believed.</summary>
internal sealed class GivenSignature
{
    private static readonly string[] NeededParts = [AuthorizationParts.Credential, AuthorizationParts.Signature, AuthorizationParts.SignedHeaders];

    private GivenSignature(string algorithm, AuthorizationHeader header, string time, DateTimeOffset at) =>
        (Algorithm, Header, Time, At) = (algorithm, header, time, at);

    public string Algorithm { get; }

    public AuthorizationHeader Header { get; }

    /// <summary>When the request was signed, as it is signed.</summary>
    public string Time { get; }

    public DateTimeOffset At { get; }

    /// <summary>The signature of a request; null when there is none that could be judged.</summary>
    public static GivenSignature? Read(WireRequest request, out SignatureError? error)
    {
        var text = request.Header("Authorization")?.Trim();
        var isInQuery = request.Url.Query.Contains("X-Amz-Algorithm=", StringComparison.Ordinal);
        error = (isInQuery, text) switch
        {
            (true, null) => SignatureError.InTheQuery,
            (true, _) => SignatureError.InTwoPlaces,
            (_, null) => SignatureError.Missing,
            _ => text.StartsWith("AWS4-", StringComparison.Ordinal) ? null : SignatureError.Missing,
        };
        if (error is not null) return null;
        if (AuthorizationParts.Of(text!) is not { } parts)
        {
            error = SignatureError.NoPair(text!);
            return null;
        }
        var date = request.Header("X-Amz-Date") ?? request.Header("Date");
        error = MissingParts(parts, date, text!);
        if (error is not null) return null;
        if (AuthorizationParts.Instant(date!) is not { } at)
        {
            error = SignatureError.NoDate(date!);
            return null;
        }
        return new(AuthorizationParts.AlgorithmOf(text!), AuthorizationParts.Header(parts), RequestSignature.Written(at), at);
    }

    private static SignatureError? MissingParts(IReadOnlyDictionary<string, string> parts, string? date, string text)
    {
        var missing = NeededParts.Where(name => !parts.ContainsKey(name)).Select(name => $"'{name}' parameter").ToList();
        if (date is null) missing.Add("existence of either a 'X-Amz-Date' or a 'Date' header");
        return missing.Count == 0 ? null : SignatureError.MissingParts(missing, text);
    }
}
