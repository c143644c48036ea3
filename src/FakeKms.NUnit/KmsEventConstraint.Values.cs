using NUnit.Framework.Constraints;

namespace FakeKms;

public sealed partial class KmsEventConstraint
{
    /// <summary>The call failed.</summary>
    public KmsEventConstraint WithError() => Then(Criteria.WithError());

    /// <summary>The call failed with this error.</summary>
    /// <param name="errorCode">
    /// CloudTrail's code, such as <c>KMSInvalidStateException</c>, or the SDK's. The suffix may be left out: <c>AccessDenied</c> is
    /// <c>AccessDeniedException</c>.
    /// </param>
    public KmsEventConstraint WithErrorCode(string errorCode) => Then(Criteria.WithErrorCode(errorCode));

    /// <summary>The call failed with an error message that contains this text.</summary>
    /// <param name="text">A part of the message. Case matters.</param>
    public KmsEventConstraint WithErrorMessage(string text) => Then(Criteria.WithErrorMessage(text));

    /// <summary>The call succeeded.</summary>
    public KmsEventConstraint WithoutError() => Then(Criteria.WithoutError());

    /// <summary>A request parameter has this value.</summary>
    /// <param name="path">The path below <c>requestParameters</c>, such as <c>encryptionContext.tenant</c>.</param>
    /// <param name="value">
    /// The value, compared as by <see cref="KmsEvent.HasValue"/>; null for no value; or a constraint on the value, such as <c>Does.StartWith("a")</c>.
    /// </param>
    /// <param name="mayBeUnknown">
    /// Whether it may be a path that no record of KMS has. Without it an assertion that holds for want of the path is refused.
    /// </param>
    /// <exception cref="ArgumentException">The value is a list, a dictionary or a <see cref="DateTime"/>, which equals nothing in a record.</exception>
    public KmsEventConstraint WithRequestParameter(string path, object? value, bool mayBeUnknown = false) =>
        WithMember("requestParameters.", path, value, mayBeUnknown);

    /// <summary>A response element has this value.</summary>
    /// <param name="path">The path below <c>responseElements</c>, such as <c>keyMaterialId</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    /// <param name="mayBeUnknown">
    /// Whether it may be a path that no record of KMS has. Without it an assertion that holds for want of the path is refused.
    /// </param>
    public KmsEventConstraint WithResponseElement(string path, object? value, bool mayBeUnknown = false) =>
        WithMember("responseElements.", path, value, mayBeUnknown);

    /// <summary>The additional event data has this value.</summary>
    /// <param name="path">The path below <c>additionalEventData</c>, such as <c>keyMaterialId</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    /// <param name="mayBeUnknown">
    /// Whether it may be a path that no record of KMS has. Without it an assertion that holds for want of the path is refused.
    /// </param>
    public KmsEventConstraint WithAdditionalEventData(string path, object? value, bool mayBeUnknown = false) =>
        WithMember("additionalEventData.", path, value, mayBeUnknown);

    /// <summary>The details of a service event have this value.</summary>
    /// <param name="path">The path below <c>serviceEventDetails</c>, such as <c>rotationType</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    /// <param name="mayBeUnknown">
    /// Whether it may be a path that no record of KMS has. Without it an assertion that holds for want of the path is refused.
    /// </param>
    public KmsEventConstraint WithServiceEventDetail(string path, object? value, bool mayBeUnknown = false) =>
        WithMember("serviceEventDetails.", path, value, mayBeUnknown);

    /// <summary>The record has this value at a path from its top.</summary>
    /// <param name="path">The path, such as <c>tlsDetails.tlsVersion</c>.</param>
    /// <param name="value">The value, as in <see cref="WithRequestParameter"/>.</param>
    /// <param name="mayBeUnknown">
    /// Whether it may be a path that no record of KMS has. Without it an assertion that holds for want of the path is refused.
    /// </param>
    public KmsEventConstraint WithValue(string path, object? value, bool mayBeUnknown = false) => WithMember("", path, value, mayBeUnknown);

    private KmsEventConstraint WithMember(string section, string path, object? value, bool mayBeUnknown)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (value is not IResolveConstraint expression) return Then(Criteria.WithValue(section + path, value, mayBeUnknown));
        var constraint = expression.Resolve();
        // A text that a value is to be equal to means the same as the text alone; with IgnoreCase and the like it does not.
        if (constraint is { DisplayName: "Equal" or "EqualString", Arguments: [string text] } && constraint.Description == $"\"{text}\"")
            return Then(Criteria.WithValue(section + path, text, mayBeUnknown));
        return Then(Criteria.WithValueThat(section + path, constraint.Description, recorded => RecordedValue.Meets(constraint, recorded), mayBeUnknown));
    }
}
