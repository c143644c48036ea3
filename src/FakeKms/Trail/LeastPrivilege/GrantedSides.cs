namespace FakeKms.Trail.LeastPrivilege;

/// <summary>For which side a grant spares a policy: that of the key, or that of the caller too.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html"/></remarks>
internal enum GrantedSides
{
    None,

    /// <summary>The caller's account has to allow as well: the key is of another account, or the grant is for the account as a whole.</summary>
    Key,

    Both,
}
