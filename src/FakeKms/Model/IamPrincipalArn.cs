using System.Text.RegularExpressions;

namespace FakeKms.Model;

/// <summary>
/// The ARNs that a grant or a key policy can name: accounts, users, roles, role sessions and federated users, not groups. Which of them exist
/// only IAM knows; here every one that could exist does.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns"/></remarks>
internal static partial class IamPrincipalArn
{
    /// <summary>The account of a principal; null when the text names none in the partition.</summary>
    public static string? AccountOf(string arn, string partition)
    {
        var match = Form().Match(arn);
        return match.Success && match.Groups["partition"].Value == partition ? match.Groups["account"].Value : null;
    }

    // Names and their lengths: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    [GeneratedRegex(
        @"\Aarn:(?<partition>aws[a-z0-9-]*):(iam::(?<account>[0-9]{12}):(root|(user|role)/([!-.0-~]+/)*[A-Za-z0-9_+=,.@-]{1,64})" +
        @"|sts::(?<account>[0-9]{12}):(assumed-role/[A-Za-z0-9_+=,.@-]{1,64}/[A-Za-z0-9_+=,.@-]{2,64}|federated-user/[A-Za-z0-9_+=,.@-]{2,32}))\z")]
    private static partial Regex Form();
}
