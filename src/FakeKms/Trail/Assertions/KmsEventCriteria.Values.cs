using System.Globalization;
using System.Text.Json;
using FakeKms.Model;
using FakeKms.Trail.Assertions;
using FakeKms.Trail.Records;

namespace FakeKms;

public sealed partial class KmsEventCriteria
{
    private const string RequestParameters = "requestParameters.";

    private static readonly (string Section, string Words)[] Sections =
    [
        (RequestParameters, "request parameter "), ("responseElements.", "response element "), ("additionalEventData.", "additional event data "),
        ("serviceEventDetails.", "service event detail "),
    ];

    /// <summary>The call failed.</summary>
    public KmsEventCriteria WithError() =>
        Add(new Condition("with an error", record => record.ErrorCode is not null, _ => "errorCode: expected an error, was nothing"));

    /// <summary>The call failed with this error.</summary>
    /// <param name="errorCode">
    /// CloudTrail's code, such as <c>KMSInvalidStateException</c>, or the SDK's. The suffix may be left out: <c>AccessDenied</c> is
    /// <c>AccessDeniedException</c>.
    /// </param>
    public KmsEventCriteria WithErrorCode(string errorCode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorCode);
        return Add(new Condition(
            $"with error code {ShortText.Value(errorCode)}",
            record => RecordedErrors.Same(record.ErrorCode, errorCode),
            record => Differs("errorCode", errorCode, record.ErrorCode))
        {
            Refused = known => known.ObjectionToError(errorCode),
            Parameter = nameof(errorCode),
        });
    }

    /// <summary>The call failed with an error message that contains this text.</summary>
    /// <param name="text">A part of the message. Case matters.</param>
    public KmsEventCriteria WithErrorMessage(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Add(new Condition(
            $"with error message \"{ShortText.Value(text)}\"",
            record => record.ErrorMessage?.Contains(text, StringComparison.Ordinal) == true,
            record => Differs("errorMessage", text, record.ErrorMessage)));
    }

    /// <summary>The call succeeded.</summary>
    public KmsEventCriteria WithoutError() =>
        Add(new Condition("without error", record => record.ErrorCode is null, record => $"errorCode: expected nothing, was \"{record.ErrorCode}\""));

    /// <summary>The record has this value at a path.</summary>
    /// <param name="path">The path from the top of the record, such as <c>requestParameters.encryptionContext.tenant</c>.</param>
    /// <param name="value">The value, compared as by <see cref="KmsEvent.HasValue"/>; null for no value.</param>
    /// <param name="mayBeUnknown">Whether it may be a path that no record of KMS has.</param>
    /// <exception cref="ArgumentException">The value is a list, a dictionary or a <see cref="DateTime"/>, which equals nothing in a record.</exception>
    public KmsEventCriteria WithValue(string path, object? value, bool mayBeUnknown = false)
    {
        KmsEventValue.CheckComparable(value);
        var shown = Show(value);
        return AddValue(path, " = " + shown, shown, record => record.HasValue(path, value), mayBeUnknown, value);
    }

    /// <summary>The value of the record at a path meets a condition.</summary>
    /// <param name="path">The path from the top of the record, such as <c>requestParameters.encryptionContext.tenant</c>.</param>
    /// <param name="words">The condition in words, to stand behind <c>that is</c>.</param>
    /// <param name="holds">Whether a value meets it; null where there is none.</param>
    /// <param name="mayBeUnknown">Whether it may be a path that no record of KMS has.</param>
    public KmsEventCriteria WithValueThat(string path, string words, Func<JsonElement?, bool> holds, bool mayBeUnknown = false)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(holds);
        return AddValue(path, " that is " + words, words, record => holds(record.Value(path)), mayBeUnknown, value: null);
    }

    private static string Show(object? value) => value switch
    {
        string text => $"\"{ShortText.Value(text)}\"",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        null => "nothing",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // A policy can be long.
    private static string Show(JsonElement? value)
    {
        const int Longest = 200;
        if (value is not { ValueKind: not JsonValueKind.Null } some) return "nothing";
        var text = some.GetRawText();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private KmsEventCriteria AddValue(
        string path, string words, string expected, Func<KmsEvent, bool> holds, bool mayBeUnknown, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (section, name) = Array.Find(Sections, known => path.StartsWith(known.Section, StringComparison.Ordinal));
        var shown = section == RequestParameters ? path[section.Length..] : path;
        return Add(new Condition(
            $"with {name}{ShortText.Value(path[(section?.Length ?? 0)..])}{words}",
            holds,
            record => $"{ShortText.Value(shown)}: expected {expected}, was {Show(record.Value(path))}")
        {
            RefusedValue = known => known.ObjectionToValue(path, value),
            Doubted = mayBeUnknown ? null : known => known.ObjectionToPath(path, eventName),
            DoubtedValue = mayBeUnknown ? null : known => known.DoubtOfValue(path, value),
            Parameter = nameof(path),
        });
    }
}
