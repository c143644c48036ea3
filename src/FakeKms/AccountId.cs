namespace FakeKms;

/// <summary>The form of an AWS account id, checked where a test hands one in.</summary>
internal static class AccountId
{
    public static string Checked(string accountId)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        if (accountId.Length != 12 || !accountId.All(char.IsAsciiDigit))
            throw new ArgumentException($"'{accountId}' is no AWS account id: twelve digits are needed.", nameof(accountId));
        return accountId;
    }
}
