namespace FakeKms;

/// <summary>Constraints on a whole trail.</summary>
public static class Recorded
{
    /// <summary>The events occur in this order; others may lie between them.</summary>
    /// <param name="eventNames">Operations and service events. A name that stands twice must occur twice.</param>
    public static RecordedInOrderConstraint InOrder(params string[] eventNames)
    {
        ArgumentNullException.ThrowIfNull(eventNames);
        if (eventNames.Length == 0)
            throw new ArgumentException("Recorded.InOrder needs the names of events; without any it would always hold.", nameof(eventNames));
        return new RecordedInOrderConstraint(eventNames);
    }

    /// <summary>
    /// One call was recorded in each of these accounts and in no other: <c>Recorded.InAccounts("Decrypt", "111122223333", "444455556666")</c>. The copies have
    /// event ids of their own, and a shared event id in common.
    /// </summary>
    /// <param name="eventName">The operation.</param>
    /// <param name="accountIds">The accounts, in any order: the caller's, and those of the owners of the keys.</param>
    public static RecordedInAccountsConstraint InAccounts(string eventName, params string[] accountIds)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        ArgumentNullException.ThrowIfNull(accountIds);
        if (accountIds.Length == 0) throw new ArgumentException("Recorded.InAccounts needs the accounts.", nameof(accountIds));
        return new RecordedInAccountsConstraint(eventName, accountIds);
    }
}
