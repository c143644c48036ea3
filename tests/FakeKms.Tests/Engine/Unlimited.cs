using FakeKms.Engine.Authorization;

namespace FakeKms.Tests.Engine;

/// <summary>Authorization that refuses nobody, for tests of the pipeline by itself.</summary>
internal static class Unlimited
{
    public static Authorizer Authorizer => new(new AuthorizationBook(KmsAuthorizationMode.Off));
}
