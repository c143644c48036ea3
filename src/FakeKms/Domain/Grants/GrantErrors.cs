using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain.Grants;

/// <summary>The refusals of the grant operations. Texts that AWS does not document are this library's own words.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html#API_CreateGrant_Errors"/></remarks>
internal static class GrantErrors
{
    public static KmsFailure InvalidPrincipal(string arn) => new("InvalidArnException", $"ARN does not refer to a valid principal: {arn}", 400);

    public static KmsFailure ForeignPrincipal(string arn) =>
        new("InvalidArnException", $"The retiring principal is not in the account of the caller: {arn}", 400);

    public static KmsFailure OnlyCreateGrant() => KmsErrors.Validation("Grants must not contain only the CreateGrant operation.");

    public static KmsFailure NoOperation() => KmsErrors.Validation("Grants must contain at least one operation.");

    public static KmsFailure UnsuitableOperations(KmsKey key, IEnumerable<GrantOperation> operations) => KmsErrors.Validation(
        $"A grant on {key.Arn} with key spec {key.KeySpec} and key usage {key.KeyUsage} cannot allow these operations: {string.Join(", ", operations)}.");

    public static KmsFailure TwoConstraints() => KmsErrors.Validation("More than one constraint supplied");

    public static KmsFailure NoEncryptionContext(KmsKey key) => KmsErrors.Validation(
        $"A grant on {key.Arn} cannot have an encryption context constraint, because keys with key spec {key.KeySpec} have no encryption context.");

    public static KmsFailure TooManyPairs(string member, int maximum) => KmsErrors.Validation($"{member} can have at most {maximum} encryption context pairs.");

    public static KmsFailure ContextValueTooLong(string member, int maximum) =>
        KmsErrors.Validation($"{member} has an encryption context value of more than {maximum} characters.");

    public static KmsFailure NeedsOneOf(string one, string other) => KmsErrors.Validation($"You must specify either {one} or {other}, but not both.");

    public static KmsFailure AtMostOneOf(string one, string other) => KmsErrors.Validation($"You can specify either {one} or {other}, but not both.");

    public static KmsFailure ServiceGranteeNeeds(string what) => KmsErrors.Validation($"A grant with a GranteeServicePrincipal needs {what}.");

    public static KmsFailure TokenOrIds() =>
        KmsErrors.Validation("You must specify either GrantToken, or both KeyId and GrantId, to identify the grant to retire.");

    public static KmsFailure OnlyForServices(string principalArn, string action, string member) => new("AccessDeniedException",
        $"User: {principalArn} is not authorized to perform: {action} with {member} because only AWS service principals can use it", 400);

    public static KmsFailure UnknownGrant(string grantId) => new("NotFoundException", $"Grant ID {grantId} not found", 400);

    public static KmsFailure InvalidGrantId(string grantId) => new("InvalidGrantIdException", $"Invalid grant ID {grantId}", 400);

    public static KmsFailure GrantLimit(int limit, int usage) => new("LimitExceededException",
        $"Grants per key quota for this account in this region is {limit}, current usage is {usage}.", 400);
}
