namespace FakeKms;

/// <summary>Constraints on a whole trail, or on any list of records.</summary>
public static class Recorded
{
    /// <summary>There are records with these names in this order. Other records may lie between them.</summary>
    /// <param name="eventNames">Names of operations and service events. A name that is given twice must occur twice.</param>
    /// <example>
    /// <code>
    /// await client.DescribeKeyAsync("alias/cards");
    /// await client.DisableKeyAsync(new DisableKeyRequest { KeyId = kms.Key("alias/cards").KeyId });
    /// Assert.That(kms.Trail, Recorded.InOrder("DescribeKey", "DisableKey"));
    /// </code>
    /// </example>
    public static RecordedInOrderConstraint InOrder(params string[] eventNames)
    {
        ArgumentNullException.ThrowIfNull(eventNames);
        if (eventNames.Length == 0)
            throw new ArgumentException("Recorded.InOrder needs the names of events; without any it would always hold.", nameof(eventNames));
        foreach (var eventName in eventNames) ArgumentException.ThrowIfNullOrWhiteSpace(eventName, nameof(eventNames));
        TrailFormat.Use();
        return new RecordedInOrderConstraint(eventNames);
    }

    /// <summary>
    /// One call was recorded in each of these accounts and in no other: <c>Recorded.InAccounts("Decrypt", "111122223333", "444455556666")</c>. Each copy has
    /// its own event id, and all copies have the same shared event id.
    /// </summary>
    /// <param name="eventName">The name of the operation.</param>
    /// <param name="accountIds">The accounts, in any order: the account of the caller and the accounts of the keys.</param>
    public static RecordedInAccountsConstraint InAccounts(string eventName, params string[] accountIds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        ArgumentNullException.ThrowIfNull(accountIds);
        if (accountIds.Length == 0) throw new ArgumentException("Recorded.InAccounts needs the accounts.", nameof(accountIds));
        foreach (var accountId in accountIds) ArgumentException.ThrowIfNullOrWhiteSpace(accountId, nameof(accountIds));
        TrailFormat.Use();
        return new RecordedInAccountsConstraint(eventName, accountIds);
    }
}
