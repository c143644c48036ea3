using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Members;

namespace FakeKms.Engine.Calls;

/// <summary>
/// The grant tokens of a request: each belongs to a grant that exists on some key of the Region. What the grants add to the caller's permissions
/// is for authorisation to decide.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/using-grant-token.html"/></remarks>
internal static class GrantTokens
{
    /// <summary>Those that a request brings; none if the operation takes none.</summary>
    public static IReadOnlyList<string> In(object request) =>
        SdkMembers.Find(request, nameof(DescribeKeyRequest.GrantTokens)) as List<string> ?? [];

    public static void Check(List<string>? tokens, Call call)
    {
        if (tokens?.Any(token => call.State.Directory.Grants.FindByToken(token, call.Home.Region) is null) == true) throw KmsErrors.InvalidGrantToken();
    }
}
