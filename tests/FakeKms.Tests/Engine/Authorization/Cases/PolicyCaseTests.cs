using Amazon.KeyManagementService;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>Every case of the data, through the client and without a call. Each says which page of AWS's documentation it is from.</summary>
public sealed class PolicyCaseTests
{
    private static IEnumerable<TestCaseData> All => CaseFiles.All.Select(Named);

    private static IEnumerable<TestCaseData> Askable => CaseFiles.All.Where(policyCase => policyCase.Asks).Select(Named);

    [TestCaseSource(nameof(All))]
    public async Task A_client_is_answered_as_AWS_documents(object data)
    {
        var policyCase = (PolicyCase)data;
        using var world = await CaseWorld.Of(policyCase);

        var error = await ErrorOf(world.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Kms.Defects, Is.Empty);
            if (policyCase.IsAllowed) ThatItWentOn(policyCase, world, error);
            else ThatItWasRefused(policyCase, world, error);
        }
    }

    [TestCaseSource(nameof(Askable))]
    public async Task Without_a_call_the_decision_is_the_same(object data)
    {
        var policyCase = (PolicyCase)data;
        using var world = await CaseWorld.Of(policyCase);

        var decision = world.Ask();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextOf(decision), Is.EqualTo(policyCase.Expect), decision.Explanation);
            if (policyCase is { IsAllowed: false, Message: null }) Assert.That(decision.Message, Is.EqualTo(world.Filled(CaseRefusal.Of(policyCase))));
        }
    }

    private static TestCaseData Named(PolicyCase policyCase) => new TestCaseData(policyCase).SetArgDisplayNames(policyCase.Title);

    private static void ThatItWentOn(PolicyCase policyCase, CaseWorld world, AmazonKeyManagementServiceException? error)
    {
        Assert.That(error?.ErrorCode, Is.EqualTo(policyCase.Error), error?.Message);
        Assert.That(world.Kms.Authorization.Denied, Is.Empty);
    }

    private static void ThatItWasRefused(PolicyCase policyCase, CaseWorld world, AmazonKeyManagementServiceException? error)
    {
        var text = world.Filled(CaseRefusal.Of(policyCase));
        Assert.That((error?.ErrorCode, error?.Message), Is.EqualTo(("AccessDeniedException", text)));
        if (error is null) return;
        ThatDenialSaysWhy(policyCase, world, error);
        var records = world.Kms.Trail.Where(record => record.RequestID == error.RequestId).ToArray();
        // What the policy of a VPC endpoint refuses, KMS never sees: it is no management event.
        var isAtEndpoint = policyCase.Expect.Split(' ')[1] == "VpcEndpointPolicy";
        Assert.That(records.Where(record => record.EventCategory == "Management"), isAtEndpoint ? Is.Empty : Is.Not.Empty);
        foreach (var record in records.Where(record => record.EventCategory == "Management"))
        {
            Assert.That((record.EventName, record.ErrorCode, record.ErrorMessage), Is.EqualTo((policyCase.Call, "AccessDenied", text)));
            Assert.That(record.Resources, Is.Empty);
            Assert.That(record.ToJson(), Does.Contain("\"requestParameters\":null").And.Contain("\"responseElements\":null"));
        }
    }

    private static void ThatDenialSaysWhy(PolicyCase policyCase, CaseWorld world, AmazonKeyManagementServiceException error)
    {
        Assert.That(world.Kms.Authorization.Denied, Has.Count.EqualTo(1));
        if (world.Kms.Authorization.Denied is not [var denial]) return;
        Assert.That(TextOf(denial.Decision), Is.EqualTo(policyCase.Expect), denial.Decision.Explanation);
        Assert.That(
            (denial.Operation, denial.RequestId, denial.Decision.Action, denial.Decision.Message),
            Is.EqualTo((policyCase.Call, error.RequestId, policyCase.Permission, error.Message)));
    }

    private static string TextOf(KmsDecision decision)
    {
        var kind = decision.Kind switch
        {
            KmsDecisionKind.Allowed => "allowed",
            KmsDecisionKind.ExplicitDeny => "denied",
            _ => "missing",
        };
        return $"{kind} {decision.PolicyType}{(decision.Statement is { } statement ? " " + statement : "")}";
    }

    private static async Task<AmazonKeyManagementServiceException?> ErrorOf(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return error;
        }
    }
}
