namespace FakeKms;

public sealed partial class KmsEventConstraint
{
    /// <summary>The call failed.</summary>
    public KmsEventConstraint WithError() => Where("with an error", record => record.ErrorCode is not null);

    /// <summary>The call failed with this error.</summary>
    /// <param name="errorCode">CloudTrail's code, such as <c>KMSInvalidStateException</c> or <c>AccessDenied</c>.</param>
    public KmsEventConstraint WithErrorCode(string errorCode) => Where($"with error code {errorCode}", record => record.ErrorCode == errorCode);

    /// <summary>The call failed with a text that contains this one.</summary>
    /// <param name="text">A part of the message, as it is written.</param>
    public KmsEventConstraint WithErrorMessage(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Where($"with error message \"{text}\"", record => record.ErrorMessage?.Contains(text, StringComparison.Ordinal) == true);
    }

    /// <summary>The call succeeded.</summary>
    public KmsEventConstraint WithoutError() => Where("without error", record => record.ErrorCode is null);

    /// <summary>A request parameter has this value.</summary>
    /// <param name="path">The path below <c>requestParameters</c>, such as <c>encryptionContext.tenant</c>.</param>
    /// <param name="value">The value: a string, number or boolean; null when there must be none; or a constraint on it, such as <c>Does.StartWith("a")</c>.</param>
    public KmsEventConstraint WithRequestParameter(string path, object? value) => WithMember("request parameter ", "requestParameters.", path, value);

    /// <summary>A response element has this value.</summary>
    /// <param name="path">The path below <c>responseElements</c>, such as <c>keyMaterialId</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithResponseElement(string path, object? value) => WithMember("response element ", "responseElements.", path, value);

    /// <summary>The further data of the record have this value.</summary>
    /// <param name="path">The path below <c>additionalEventData</c>, such as <c>keyMaterialId</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithAdditionalEventData(string path, object? value) => WithMember("additional event data ", "additionalEventData.", path, value);

    /// <summary>The details of a service event have this value.</summary>
    /// <param name="path">The path below <c>serviceEventDetails</c>, such as <c>rotationType</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithServiceEventDetail(string path, object? value) => WithMember("service event detail ", "serviceEventDetails.", path, value);

    /// <summary>The record has this value anywhere.</summary>
    /// <param name="path">The path from the top of the record, such as <c>tlsDetails.tlsVersion</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithValue(string path, object? value) => WithMember("", "", path, value);

    private KmsEventConstraint WithMember(string words, string section, string path, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var expected = RecordedValue.Of(value);
        return Where($"with {words}{path}{expected.Words}", record => expected.Is(record.Value(section + path)));
    }
}
