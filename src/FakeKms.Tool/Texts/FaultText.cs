using System.Globalization;
using FakeKms.Trail.Names;

namespace FakeKms.Tool.Texts;

/// <summary>Faults by their names.</summary>
internal static class FaultText
{
    private const string HttpPrefix = "HTTP";

    private static readonly Dictionary<string, KmsFault> Faults = new(StringComparer.Ordinal)
    {
        ["ConnectionReset"] = KmsFault.ConnectionReset,
        ["LostAnswer"] = KmsFault.LostAnswer,
        ["ResetWithinBody"] = KmsFault.ResetWithinBody,
        ["TruncatedBody"] = KmsFault.TruncatedBody,
        ["GarbageBody"] = KmsFault.GarbageBody,
        ["EmptyBody"] = KmsFault.EmptyBody,
        ["Timeout"] = KmsFault.Timeout,
        ["HTTP429"] = KmsFault.TooManyRequests,
        ["HTTP502"] = KmsFault.BadGateway,
        ["HTTP503"] = KmsFault.ServiceUnavailable,
        ["HTTP504"] = KmsFault.GatewayTimeout,
    };

    /// <summary>The names that are no error codes.</summary>
    public static string Names { get; } = string.Join(", ", Faults.Keys);

    /// <param name="name">An error code of KMS, or one of <see cref="Names"/>.</param>
    /// <param name="message">The text of the error; null for AWS's.</param>
    /// <param name="status">The HTTP status of the error; null for AWS's.</param>
    /// <exception cref="ArgumentException">It has another name, or a text or a status that goes with an error code alone.</exception>
    public static KmsFault Read(string name, string? message, int? status)
    {
        var fault = Faults.TryGetValue(name, out var known) ? known : Page(name);
        if (fault is null) return KmsFault.Error(Checked(name, isMeant: status is not null), message, status);
        return message is null && status is null
            ? fault
            : throw new ArgumentException($"{name} has neither a message nor a status: they go with an error code.");
    }

    private static KmsFault? Page(string name) =>
        name.StartsWith(HttpPrefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(HttpPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? KmsFault.HttpAnswer(status)
            : null;

    // A code with a status of its own is one that KMS does not have, and is meant so.
    private static string Checked(string code, bool isMeant)
    {
        if (code == "ConnectionRefused")
            throw new ArgumentException("A connection is refused before anybody knows of an operation; write ConnectionReset.");
        var nearest = ErrorCodes.NearestTo(code);
        if (isMeant || (ErrorCodes.IsKnown(code) && nearest == code)) return code;
        throw new ArgumentException(
            $"'{code}' is no error code of KMS{(nearest is null ? "." : $"; did you mean '{nearest}'?")} " +
            $"Beside error codes there are {Names}. With a status of its own, any code will do.");
    }
}
