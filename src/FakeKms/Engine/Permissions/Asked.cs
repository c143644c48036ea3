using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Permissions;

/// <summary>What a policy asks about when it names a condition key.</summary>
/// <param name="Call">The call.</param>
/// <param name="Request">Its request; null for a question that no request belongs to.</param>
/// <param name="Key">The key that the permission is for; null for none.</param>
/// <param name="Region">The Region that the permission is for: that of the call, but for what multi-Region operations do elsewhere.</param>
/// <param name="Rest">What the policy has written behind the name of a condition key with many: <c>Project</c> in <c>aws:ResourceTag/Project</c>.</param>
internal readonly record struct Asked(Call Call, object? Request, KmsKey? Key, string Region, string Rest = "");
