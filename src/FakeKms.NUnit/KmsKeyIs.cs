using Amazon.KeyManagementService;

namespace FakeKms;

/// <summary>
/// Constraints on a key: <c>Assert.That(kms.Key("alias/cards"), KmsKeyIs.InState(KeyState.Disabled) &amp; KmsKeyIs.Tagged("team", "cards"))</c>. What cannot be
/// meant, such as a state that KMS does not have, is refused with an <see cref="ArgumentException"/>.
/// </summary>
public static class KmsKeyIs
{
    /// <summary>The opposite, as <c>!</c> in front of a constraint says it.</summary>
    /// <param name="constraint">What is not to hold.</param>
    public static KmsKeyConstraint Not(KmsKeyConstraint constraint) => !constraint;

    /// <summary>A key in a state.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">KMS has no such state.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
    public static KmsKeyConstraint InState(KeyState state) => new(KmsKeyCriteria.InState(state));

    /// <summary>A key whose material has an origin.</summary>
    /// <param name="origin">The origin.</param>
    /// <exception cref="ArgumentException">KMS has no such origin.</exception>
    public static KmsKeyConstraint OfOrigin(OriginType origin) => new(KmsKeyCriteria.OfOrigin(origin));

    /// <summary>A key of a key spec.</summary>
    /// <param name="spec">The key spec.</param>
    /// <exception cref="ArgumentException">KMS has no such key spec.</exception>
    public static KmsKeyConstraint OfSpec(KeySpec spec) => new(KmsKeyCriteria.OfSpec(spec));

    /// <summary>A key of a key usage.</summary>
    /// <param name="usage">The key usage.</param>
    /// <exception cref="ArgumentException">KMS has no such key usage.</exception>
    public static KmsKeyConstraint OfUsage(KeyUsageType usage) => new(KmsKeyCriteria.OfUsage(usage));

    /// <summary>A multi-Region key, be it the primary key or a replica.</summary>
    public static KmsKeyConstraint MultiRegion() => new(KmsKeyCriteria.MultiRegion());

    /// <summary>The primary key of related multi-Region keys.</summary>
    public static KmsKeyConstraint Primary() => new(KmsKeyCriteria.Primary());

    /// <summary>A replica among related multi-Region keys.</summary>
    public static KmsKeyConstraint Replica() => new(KmsKeyCriteria.Replica());

    /// <summary>A multi-Region key with a related key in another Region.</summary>
    /// <param name="region">That Region.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    public static KmsKeyConstraint RelatedIn(string region) => new(KmsKeyCriteria.RelatedIn(region));

    /// <summary>A key with an alias.</summary>
    /// <param name="alias">The name of the alias, with its <c>alias/</c>.</param>
    /// <exception cref="ArgumentException">No alias can have the name.</exception>
    public static KmsKeyConstraint Named(string alias) => new(KmsKeyCriteria.Named(alias));

    /// <summary>A key with a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="value">Its value; null for any.</param>
    public static KmsKeyConstraint Tagged(string key, string? value = null) => new(KmsKeyCriteria.Tagged(key, value));

    /// <summary>A key with a number of key materials, those that are gone and those that wait for their rotation included.</summary>
    /// <param name="count">The number; zero or more.</param>
    public static KmsKeyConstraint WithMaterials(int count) => new(KmsKeyCriteria.WithMaterials(count));

    /// <summary>A key whose current key material, the one that encrypts, is a certain one.</summary>
    /// <param name="keyMaterialId">The key material id, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a key material id.</exception>
    public static KmsKeyConstraint OnMaterial(string keyMaterialId) => new(KmsKeyCriteria.OnMaterial(keyMaterialId));

    /// <summary>A key of origin <c>EXTERNAL</c> that has all its imported key material: none was deleted, has expired or is still to be imported.</summary>
    public static KmsKeyConstraint Imported() => new(KmsKeyCriteria.Imported());

    /// <summary>A key with key material that waits for its rotation.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-import-key-material.html"/></remarks>
    public static KmsKeyConstraint WithPendingMaterial() => new(KmsKeyCriteria.WithPendingMaterial());

    /// <summary>A key with imported key material that expires.</summary>
    public static KmsKeyConstraint Expiring() => new(KmsKeyCriteria.Expiring());

    /// <summary>A key with imported key material of which the first expires at a time.</summary>
    /// <param name="time">The time.</param>
    public static KmsKeyConstraint ExpiringAt(DateTimeOffset time) => new(KmsKeyCriteria.ExpiringAt(time));

    /// <summary>A key with imported key material that expires before some time has passed on the server's clock.</summary>
    /// <param name="time">How long, counted from the time when the key was looked up; more than zero.</param>
    public static KmsKeyConstraint ExpiringWithin(TimeSpan time) => new(KmsKeyCriteria.ExpiringWithin(time));

    /// <summary>A key that KMS rotates by itself.</summary>
    public static KmsKeyConstraint Rotating() => new(KmsKeyCriteria.Rotating());

    /// <summary>A key that KMS rotates by itself, with a period.</summary>
    /// <param name="days">The days between two rotations, from 90 to 2560.</param>
    /// <exception cref="ArgumentOutOfRangeException">KMS takes no such period.</exception>
    public static KmsKeyConstraint RotatingEvery(int days) => new(KmsKeyCriteria.RotatingEvery(days));

    /// <summary>A key that KMS rotates by itself, and next at a time.</summary>
    /// <param name="time">The time.</param>
    public static KmsKeyConstraint RotatingAt(DateTimeOffset time) => new(KmsKeyCriteria.RotatingAt(time));

    /// <summary>A key that was rotated a number of times, by KMS itself or on demand.</summary>
    /// <param name="times">How often; zero or more.</param>
    public static KmsKeyConstraint Rotated(int times) => new(KmsKeyCriteria.Rotated(times));

    /// <summary>A key that is going to be deleted at a time.</summary>
    /// <param name="time">The time.</param>
    public static KmsKeyConstraint DeletedAt(DateTimeOffset time) => new(KmsKeyCriteria.DeletedAt(time));

    /// <summary>
    /// A key whose policy and grants, with the policies of the caller, allow what is asked for, as <c>kms.Can</c> decides it: whatever the mode of
    /// authorization, and as the server is when the criteria are applied.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="actions">What, such as <c>kms:Decrypt</c>, or a pattern, such as <c>kms:GenerateDataKey*</c>; all of it.</param>
    /// <exception cref="ArgumentException">No action is named.</exception>
    public static KmsKeyConstraint Allowing(KmsCaller caller, params string[] actions) => new(KmsKeyCriteria.Allowing(caller, actions));

    /// <summary>A key whose policy and grants, with the policies of the caller, refuse what is asked for.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="actions">What, such as <c>kms:Decrypt</c>, or a pattern, such as <c>kms:GenerateDataKey*</c>; all of it.</param>
    /// <exception cref="ArgumentException">No action is named.</exception>
    public static KmsKeyConstraint Refusing(KmsCaller caller, params string[] actions) => new(KmsKeyCriteria.Refusing(caller, actions));

    /// <summary>A key with a number of grants.</summary>
    /// <param name="count">The number; zero or more.</param>
    public static KmsKeyConstraint WithGrants(int count) => new(KmsKeyCriteria.WithGrants(count));
}
