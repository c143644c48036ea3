using System.Collections;
using System.Globalization;
using Amazon.KeyManagementService;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace FakeKms;

/// <summary>
/// The parameters of a test that is given a server. NUnit wants arguments when it discovers tests: the place of what is given is kept by null until the test
/// runs.
/// </summary>
internal sealed class GivenParameters : IParameterDataProvider
{
    private static readonly ParameterDataSourceProvider Sources = new();

    public bool HasDataFor(IParameterInfo parameter) => IsGiven(parameter) || Sources.HasDataFor(parameter);

    public IEnumerable GetDataFor(IParameterInfo parameter) => IsGiven(parameter) ? new object?[] { null } : Sources.GetDataFor(parameter);

    /// <summary>What is wrong with the method; null for nothing.</summary>
    public static string? Mistake(IMethodInfo method)
    {
        var parameters = method.GetParameters();
        var builder = method.GetCustomAttributes<ITestBuilder>(inherit: true).FirstOrDefault(attribute => attribute is not FakeKmsAttribute);
        if (builder is not null)
            return "[FakeKms] makes the tests of the method itself, and so does " +
                $"[{builder.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}]. Give the other parameters [Values], " +
                "[Range] or [ValueSource], or derive the fixture from FakeKmsTest.";
        if (typeof(FakeKmsTest).IsAssignableFrom(method.TypeInfo.Type))
            return $"{method.TypeInfo.Name} derives from FakeKmsTest, so that the test has a server already: use its Kms in place of [FakeKms].";
        if (!Array.Exists(parameters, IsGiven))
            return "[FakeKms] has nobody to give a server to: add a parameter of the type FakeKmsServer or IAmazonKeyManagementService.";
        foreach (var type in new[] { typeof(FakeKmsServer), typeof(IAmazonKeyManagementService) })
        {
            if (parameters.Count(parameter => parameter.ParameterType == type) > 1)
                return $"[FakeKms] gives a test one {type.Name}: take others from that server, or start them with FakeKmsServer.Start.";
        }
        return Asked(method).FirstOrDefault(parameter => !IsGiven(parameter) && !Sources.HasDataFor(parameter)) is not { } other ? null
            : $"[FakeKms] gives a test a FakeKmsServer and an IAmazonKeyManagementService; the parameter {other.ParameterInfo.Name} is of the " +
                $"type {other.ParameterType.Name}. Give it [Values], or another type.";
    }

    /// <summary>A test case for each combination of the values that the other parameters have.</summary>
    public static IEnumerable<TestMethod> Cases(IMethodInfo method, Test? suite)
    {
        var (provider, builder) = (new GivenParameters(), new NUnitTestCaseBuilder());
        var parameters = Asked(method);
        var others = Enumerable.Range(0, parameters.Length).Where(index => !IsGiven(parameters[index]))
            .Select(index => string.Create(CultureInfo.InvariantCulture, $"{{{index}}}"));
        var name = "{m}" + (parameters.All(IsGiven) ? "" : $"({string.Join(",", others)})");
        foreach (var values in new CombinatorialStrategy().GetTestCases([.. parameters.Select(provider.GetDataFor)]))
            yield return builder.BuildTestMethod(method, suite, new TestCaseParameters(values.Arguments) { TestName = name });
    }

    /// <summary>Puts what is given into the arguments of a test that is about to run.</summary>
    public static void Fill(ITest test, GivenKms given)
    {
        var parameters = test.Method!.GetParameters();
        for (var index = 0; index < parameters.Length; index++)
        {
            // NUnit calls the method with this very array.
            if (IsGiven(parameters[index]))
                test.Arguments[index] = parameters[index].ParameterType == typeof(FakeKmsServer) ? given.Server : given.Client;
        }
    }

    // NUnit itself gives the token of [CancelAfter], behind all others.
    private static IParameterInfo[] Asked(IMethodInfo method)
    {
        var parameters = method.GetParameters();
        return parameters is [.., { } last] && last.ParameterType == typeof(CancellationToken) && method.IsDefined<CancelAfterAttribute>(inherit: true)
            ? parameters[..^1]
            : parameters;
    }

    private static bool IsGiven(IParameterInfo parameter) =>
        parameter.ParameterType == typeof(FakeKmsServer) || parameter.ParameterType == typeof(IAmazonKeyManagementService);
}
