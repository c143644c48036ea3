using System.Collections;
using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Tests.Scenarios;

/// <summary>A script on a server of its own, and the requests that its steps hand to the SDK. Whether KMS likes them does not matter.</summary>
internal sealed class SentRequests : IDisposable
{
    private readonly FakeKmsServer kms = Pinned.Server(k => k
        .WithKey("alias/symmetric")
        .WithKey("alias/a", key => key.PendingImport())
        .WithKey("alias/b", key => key.PendingImport()));

    private readonly List<AmazonWebServiceRequest> sent = [];

    public SentRequests() => Scenario = kms.Scenario("sent", Connect)
        .Encrypt("alias/symmetric", "stored", into: "one")
        .Decrypt(from: "one", into: "alias/a")
        .Encrypt("alias/symmetric", "stored too", into: "two")
        .Decrypt(from: "two", into: "alias/b");

    public KmsScenario Scenario { get; }

    /// <summary>Calls a verb with these arguments and runs the script.</summary>
    /// <returns>The request that was sent last for the verb; null when it refuses the arguments.</returns>
    public async Task<AmazonWebServiceRequest?> CallAsync(MethodInfo verb, params object?[] arguments)
    {
        try
        {
            verb.Invoke(Scenario, arguments);
            await Scenario;
        }
        catch (TargetInvocationException refusal) when (refusal.InnerException is ArgumentException)
        {
            return null;
        }
        catch (KmsScenarioException)
        {
            // The answer is not what this is about.
        }

        return sent.LastOrDefault(request => request.GetType().Name == verb.Name + "Request");
    }

    public void Dispose() => kms.Dispose();

    /// <summary>The members that have a value, in a form that can be compared.</summary>
    public static Dictionary<string, string> Members(object model) => model.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member.CanWrite)
        .Select(member => (member.Name, Value: member.GetValue(model))).Where(member => member.Value is not null)
        .ToDictionary(member => member.Name, member => Text(member.Value!));

    private static string Text(object value) => value switch
    {
        string text => text,
        MemoryStream bytes => Convert.ToHexString(bytes.ToArray()),
        IDictionary pairs => string.Join(',', pairs.Keys.Cast<object>().Select(key => $"{key}={pairs[key]}")),
        IEnumerable items => string.Join(',', items.Cast<object>().Select(Text)),
        _ when value.GetType().Namespace == typeof(Tag).Namespace => string.Join(',', Members(value)),
        _ => value.ToString()!,
    };

    private IAmazonKeyManagementService Connect(KmsCaller caller, string region)
    {
        var client = kms.CreateClient(caller, region);
        ((AmazonServiceClient)client).BeforeRequestEvent += (_, call) => sent.Add(((WebServiceRequestEventArgs)call).Request);
        return client;
    }
}
