using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Permissions;

/// <summary>What a call needs a permission for.</summary>
/// <param name="Resource">The resource as policies name it.</param>
/// <param name="Key">The key whose policy has a say; null for none.</param>
/// <param name="Region">Where it is.</param>
internal readonly record struct PermissionSubject(string Resource, KmsKey? Key, string Region)
{
    public static PermissionSubject? Of(KmsKey? key) => key is null ? null : new PermissionSubject(key.Arn, key, key.Home.Region);

    public static PermissionSubject Everything(string region) => new("*", null, region);

    /// <summary>
    /// The key that a call is to make, before it has an id. AWS asks for an identity policy that is not restricted to particular keys, and shows one for all
    /// keys of the account: this fits both kinds.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html"/></remarks>
    public static PermissionSubject AnyKey(Call call, string region) => new((call.Home with { Region = region }).Arn("key/*"), null, region);
}
