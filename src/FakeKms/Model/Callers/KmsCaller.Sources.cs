using FakeKms.Model;

namespace FakeKms;

public sealed partial record KmsCaller
{
    /// <summary>The resource for which an AWS service calls, which the condition key <c>aws:SourceArn</c> shows; null for none.</summary>
    public string? SourceArn { get; private init; }

    /// <summary>The same AWS service, calling on behalf of a resource of the account that it works for.</summary>
    /// <param name="sourceArn">The ARN of the resource, for example <c>arn:aws:logs:us-east-1:111122223333:log-group:cards</c>.</param>
    /// <exception cref="ArgumentException">The text is not an ARN.</exception>
    /// <exception cref="InvalidOperationException">The caller is not an AWS service that calls for itself: see <see cref="AwsService"/>.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn"/></remarks>
    public KmsCaller ForResource(string sourceArn)
    {
        if (Type != "AWSService")
        {
            throw new InvalidOperationException(
                $"A caller of the type {Type} calls for no resource; an AWS service does: KmsCaller.AwsService(\"logs.amazonaws.com\").");
        }
        if (ArnParts.Parse(NotBlank(sourceArn)) is null) throw new ArgumentException($"'{sourceArn}' is not an ARN.", nameof(sourceArn));
        return this with { SourceArn = sourceArn };
    }
}
