namespace FakeKms;

public sealed partial class KmsEventConstraint
{
    /// <summary>The call failed.</summary>
    public KmsEventConstraint WithError() => Where("with an error", record => record.ErrorCode is not null);

    /// <summary>The call failed with this error.</summary>
    /// <param name="errorCode">CloudTrail's code, such as <c>KMSInvalidStateException</c> or <c>AccessDenied</c>.</param>
    public KmsEventConstraint WithErrorCode(string errorCode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorCode);
        return Where($"with error code {errorCode}", record => record.ErrorCode == errorCode);
    }

    /// <summary>The call failed with an error message that contains this text.</summary>
    /// <param name="text">A part of the message. Case matters.</param>
    public KmsEventConstraint WithErrorMessage(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Where($"with error message \"{text}\"", record => record.ErrorMessage?.Contains(text, StringComparison.Ordinal) == true);
    }

    /// <summary>The call succeeded.</summary>
    public KmsEventConstraint WithoutError() => Where("without error", record => record.ErrorCode is null);

    /// <summary>A request parameter has this value.</summary>
    /// <param name="path">The path below <c>requestParameters</c>, such as <c>encryptionContext.tenant</c>.</param>
    /// <param name="value">
    /// The value, compared as by <see cref="KmsEvent.HasValue"/>; null for no value; or a constraint on the value, such as <c>Does.StartWith("a")</c>.
    /// </param>
    /// <exception cref="ArgumentException">The value is a list, a dictionary or a <see cref="DateTime"/>, which equals nothing in a record.</exception>
    public KmsEventConstraint WithRequestParameter(string path, object? value) => WithMember("request parameter ", "requestParameters.", path, value);

    /// <summary>A response element has this value.</summary>
    /// <param name="path">The path below <c>responseElements</c>, such as <c>keyMaterialId</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithResponseElement(string path, object? value) => WithMember("response element ", "responseElements.", path, value);

    /// <summary>The additional event data has this value.</summary>
    /// <param name="path">The path below <c>additionalEventData</c>, such as <c>keyMaterialId</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithAdditionalEventData(string path, object? value) => WithMember("additional event data ", "additionalEventData.", path, value);

    /// <summary>The details of a service event have this value.</summary>
    /// <param name="path">The path below <c>serviceEventDetails</c>, such as <c>rotationType</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithServiceEventDetail(string path, object? value) => WithMember("service event detail ", "serviceEventDetails.", path, value);

    /// <summary>The record has this value at a path from its top.</summary>
    /// <param name="path">The path, such as <c>tlsDetails.tlsVersion</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    public KmsEventConstraint WithValue(string path, object? value) => WithMember("", "", path, value);

    private KmsEventConstraint WithMember(string words, string section, string path, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var expected = RecordedValue.Of(value);
        return Where($"with {words}{path}{expected.Words}", record => expected.IsAt(record, section + path));
    }
}
