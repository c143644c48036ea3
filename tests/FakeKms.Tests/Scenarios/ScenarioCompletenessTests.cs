using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Operations;

namespace FakeKms.Tests.Scenarios;

/// <summary>What the SDK can say, a scenario can say, by operation of the SDK.</summary>
public class ScenarioCompletenessTests
{
    // Members that no short form sets, and why.
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["CreateKey.CustomerMasterKeySpec"] = "AWS has put KeySpec in its place",
        ["DeriveSharedSecret.KeyAgreementAlgorithm"] = "there is ECDH only, which the step sends",
        ["Encapsulate.EncapsulationAlgorithm"] = "there is ML_KEM only, which the step sends",
        ["Decapsulate.EncapsulationAlgorithm"] = "there is ML_KEM only, which the step sends",
    };

    private static IEnumerable<string> Operations => typeof(IAmazonKeyManagementService).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(AmazonKeyManagementServiceRequest)))
        .Select(type => type.Name[..^"Request".Length])
        .Order(StringComparer.Ordinal);

    [Test]
    public void Every_operation_has_a_verb_that_takes_the_request_of_the_SDK() =>
        Assert.That(Operations.Where(name => OwnRequest(name) is null), Is.Empty);

    [TestCaseSource(nameof(Operations))]
    public async Task Short_forms_set_every_member_of_the_request_but_those_that_are_left_out_for_a_reason(string operation)
    {
        var values = RequestType(operation).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(member => member.Name, _ => new HashSet<string>());
        foreach (var verb in Verbs(operation).Where(verb => verb != OwnRequest(operation)))
        {
            foreach (var arguments in Variants(verb.GetParameters()))
            {
                if (await SentAsync(verb, arguments) is not { } members) continue;
                foreach (var (member, seen) in values) seen.Add(members.GetValueOrDefault(member, ""));
            }
        }

        var unset = values.Where(member => member.Value.Count < 2).Select(member => $"{operation}.{member.Key}");
        Assert.That(unset, Is.EquivalentTo(LeftOut.Keys.Where(member => member.StartsWith(operation + ".", StringComparison.Ordinal))));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_request_of_ones_own_is_sent_with_all_its_members_and_stays_as_it_is(string operation)
    {
        var request = SampleValues.Filled(RequestType(operation));
        var before = SentRequests.Members(request);

        var sent = await SentAsync(OwnRequest(operation)!, WithRequest(operation, request));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent!.Keys, Is.EquivalentTo(before.Keys));
            Assert.That(SentRequests.Members(request), Is.EqualTo(before));
        }
    }

    [TestCaseSource(nameof(Operations))]
    public async Task The_id_of_a_key_is_sent_in_place_of_its_alias_where_KMS_takes_none(string operation)
    {
        var members = RequestType(operation).GetProperties().Select(member => member.Name)
            .Where(name => name.EndsWith("KeyId", StringComparison.Ordinal) && name != "XksKeyId");

        var sent = await SentAsync(OwnRequest(operation)!, WithRequest(operation, SampleValues.Filled(RequestType(operation))));

        Assert.That(members.Select(member => sent![member]), Has.All.Matches<string>(key => key == "alias/a" == TakesAliases(operation)));
    }

    private static async Task<Dictionary<string, string>?> SentAsync(MethodInfo verb, object?[] arguments)
    {
        using var requests = new SentRequests();
        return await requests.CallAsync(verb, arguments) is { } request ? SentRequests.Members(request) : null;
    }

    /// <summary>The arguments that must be given, and then each argument with another value, one by one.</summary>
    private static IEnumerable<object?[]> Variants(ParameterInfo[] parameters)
    {
        var least = parameters.Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : SampleValues.Of(parameter.ParameterType)).ToArray();
        yield return least;
        for (var i = 0; i < parameters.Length; i++)
        {
            var changed = least.ToArray();
            changed[i] = SampleValues.Of(parameters[i].ParameterType, second: true);
            yield return changed;
        }
    }

    private static object?[] WithRequest(string operation, object request) =>
        [request, .. OwnRequest(operation)!.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];

    private static Type RequestType(string operation) => typeof(EncryptRequest).Assembly.GetType($"{typeof(EncryptRequest).Namespace}.{operation}Request")!;

    private static IEnumerable<MethodInfo> Verbs(string operation) =>
        typeof(KmsScenario).GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.Name == operation);

    private static MethodInfo? OwnRequest(string operation) =>
        Verbs(operation).SingleOrDefault(method => method.GetParameters() is [var first, ..] && first.ParameterType == RequestType(operation));

    // Decrypt and ReEncrypt look for their keys by themselves.
    private static bool TakesAliases(string name)
    {
        var operation = OperationCatalog.Find(name)!;
        var spec = operation.GetType().GetProperty("Spec", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(operation)!;
        var key = spec.GetType().GetProperty("Key")!.GetValue(spec);
        return name is "Decrypt" or "ReEncrypt" || Equals(key?.GetType().GetProperty("Forms")!.GetValue(key), KeyForms.IdArnOrAlias);
    }
}
