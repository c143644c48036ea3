namespace FakeKms;

/// <summary>
/// A constraint on what a caller may do. <see cref="Allows"/> and <see cref="Refuses"/> begin it. It combines with others by <c>&amp;</c>, <c>|</c> and
/// <c>!</c>.
/// </summary>
public sealed class KmsPermissionConstraint : KmsPermissionExpression
{
    private readonly KmsPermissionCriteria criteria;

    internal KmsPermissionConstraint(KmsPermissionCriteria criteria) => this.criteria = criteria;

    /// <summary>The constraint in words, such as <c>user Alice may kms:Decrypt on alias/cards</c>.</summary>
    public override string Description => criteria.Description;

    /// <summary>What the caller may do, or may not: all of these actions are meant, on all keys.</summary>
    /// <param name="actions">
    /// Such as <c>kms:Decrypt</c>. A pattern, such as <c>kms:GenerateDataKey*</c>, stands for all actions on keys that it matches or, without a key, for
    /// those on none.
    /// </param>
    public KmsPermissionConstraint To(params string[] actions) => Then(criteria.To(actions));

    /// <summary>With which keys.</summary>
    /// <param name="keys">Each a key id, a key ARN, or the name or ARN of an alias.</param>
    public KmsPermissionConstraint On(params string[] keys) => Then(criteria.On(keys));

    /// <summary>With a condition key in the calls.</summary>
    /// <param name="key">Its name, such as <c>kms:ViaService</c> or <c>kms:EncryptionContext:tenant</c>. Actions that cannot have it do without.</param>
    /// <param name="value">Its value.</param>
    /// <param name="more">Further values, of a condition key that can have several, such as <c>kms:GrantOperations</c>.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
    public KmsPermissionConstraint WithContext(string key, string value, params string[] more) => Then(criteria.WithContext(key, value, more));

    /// <summary>With pairs of the encryption context in the calls: <c>WithEncryptionContext(("tenant", "7"))</c>.</summary>
    /// <param name="pairs">The pairs.</param>
    public KmsPermissionConstraint WithEncryptionContext(params (string Key, string Value)[] pairs) => Then(criteria.WithEncryptionContext(pairs));

    /// <summary>By calls in a Region. The default is the Region of the key or, without a key, that of the server.</summary>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    public KmsPermissionConstraint InRegion(string region) => Then(criteria.InRegion(region));

    /// <summary>This type of policy decides: it allows, denies, or would have had to allow.</summary>
    /// <param name="policyType">The type.</param>
    /// <exception cref="ArgumentException">It never decides in that way.</exception>
    public KmsPermissionConstraint By(KmsPolicyType policyType) => Then(criteria.By(policyType));

    /// <summary>This statement allows or denies.</summary>
    /// <param name="statement">Its Sid; of a statement without one its place, such as <c>statement 2</c>.</param>
    public KmsPermissionConstraint ByStatement(string statement) => Then(criteria.ByStatement(statement));

    /// <inheritdoc/>
    internal override string? Opposition => criteria.NamesDecider
        ? "The opposite of a decision by a certain policy or statement can be meant in two ways: leave By and ByStatement out, or say who decides instead."
        : null;

    /// <inheritdoc/>
    internal override (bool Holds, string Explanation) Judge(FakeKmsServer kms)
    {
        var report = kms.Judge(criteria);
        return (report.Holds, report.Explanation);
    }

    // The criteria are the same object all the time.
    private KmsPermissionConstraint Then(KmsPermissionCriteria same)
    {
        _ = same;
        return this;
    }
}
