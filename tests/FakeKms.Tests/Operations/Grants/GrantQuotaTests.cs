using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Operations;
using FakeKms.Tests.Engine;

namespace FakeKms.Tests.Operations.Grants;

/// <summary>The quota of grants, on a key table that is filled without 50,000 calls.</summary>
public class GrantQuotaTests
{
    private readonly KmsState state = new(new ServerSettings());
    private readonly KmsKey key;

    public GrantQuotaTests() =>
        key = KeyFactory.Create(state, new AccountRegion("111122223333", "us-east-1"), default, new NewKey());

    [Test]
    public void A_key_has_at_most_50_000_grants_and_still_answers_those_it_has()
    {
        Fill(49_999);
        var (last, more, again) = (Create("last"), Create("more"), Create("last"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(last.Failure, Is.Null);
            Assert.That((more.Failure!.Code, more.Failure.Text), Is.EqualTo(
                ("LimitExceededException", "Grants per key quota for this account in this region is 50000, current usage is 50000.")));
            Assert.That(((CreateGrantResponse)again.Response!).GrantId, Is.EqualTo(((CreateGrantResponse)last.Response!).GrantId));
        }
    }

    private void Fill(int count)
    {
        var terms = new GrantTerms { GranteePrincipal = Granting.Role, Operations = [GrantOperation.Encrypt], IssuingAccount = "" };
        for (var i = 0; i < count; i++) state.Directory.Grants.Add(new KeyGrant(key, $"{i:x64}", terms, default));
    }

    private Outcome Create(string name)
    {
        var pipeline = new Pipeline(state, new CallerDirectory(state.Settings), new CallRecorder(new KmsTrail(() => { })), new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere);
        var request = new CreateGrantRequest { KeyId = key.KeyId, Name = name, GranteePrincipal = Granting.Role, Operations = ["Encrypt"] };
        return pipeline.Run(OperationCatalog.Find("CreateGrant")!, request, new CallOrigin("AKIAIOSFODNN7EXAMPLE", "us-east-1", "test"), "request");
    }
}
