using System.Collections.Concurrent;
using Amazon.KeyManagementService;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace FakeKms;

/// <summary>
/// Marks a test that is given a server of its own, for fixtures that do not derive from <see cref="FakeKmsTest"/>: as a parameter of the type
/// <see cref="FakeKmsServer"/>, as a client of it in one of the type <see cref="IAmazonKeyManagementService"/>, or both. Other parameters take their values
/// from <c>[Values]</c>, <c>[Range]</c>, <c>[ValueSource]</c> and their like, in all combinations. The server starts when the test runs, after <c>[SetUp]</c>,
/// with a seed from the test's full name; it ends as that of a <see cref="FakeKmsTest"/> does, before <c>[TearDown]</c>: with the records and their timeline
/// for a test that failed, and with a failure for one that began a scenario and never ran it, or scripted a fault that never took place. Tests may run in
/// parallel. <c>[Test]</c> may stand beside it, and need not.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class FakeKmsAttribute : CombiningStrategyAttribute, ITestBuilder, ITestAction, IImplyFixture
{
    private readonly ConcurrentDictionary<string, GivenKms> running = new();
    private long? seed;

    /// <summary>Marks a test that is given a server.</summary>
    public FakeKmsAttribute()
        : base(new CombinatorialStrategy(), new GivenParameters()) { }

    /// <summary>The Region of the server, as in <c>WithRegion("eu-west-1")</c>.</summary>
    public string? Region { get; set; }

    /// <summary>The account of the server, as in <see cref="FakeKmsBuilder.WithAccountId"/>.</summary>
    public string? AccountId { get; set; }

    /// <summary>The seed in place of that from the test's name, as in <see cref="FakeKmsBuilder.WithSeed"/>. It is 0 as long as none was given.</summary>
    public long Seed
    {
        get => seed ?? 0;
        set => seed = value;
    }

    /// <summary>
    /// The time at which the clock starts, as in <see cref="FakeKmsBuilder.StartingAt"/>: a date with or without a time, in UTC, such as
    /// <c>2026-01-31T12:00:00Z</c>.
    /// </summary>
    public string? StartingAt { get; set; }

    /// <summary>Whether policies decide, as in <see cref="FakeKmsBuilder.WithAuthorization"/>.</summary>
    public KmsAuthorizationMode Authorization { get; set; }

    /// <summary>Alias names of keys that are there from the start, as in <c>WithKey("alias/cards")</c>.</summary>
#pragma warning disable CA1819 // An attribute has no other kind of list.
    public string[] Keys { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>
    /// The name of a static method of the fixture that makes all other settings: <c>Configure = nameof(WithCards)</c> for
    /// <c>static void WithCards(FakeKmsBuilder kms)</c>. It is called last, for each test.
    /// </summary>
    public string? Configure { get; set; }

    /// <summary>Each test case by itself, not the method with all its cases. NUnit asks.</summary>
    ActionTargets ITestAction.Targets => ActionTargets.Test;

    /// <summary>Makes the test cases, without servers. NUnit calls it.</summary>
    IEnumerable<TestMethod> ITestBuilder.BuildFrom(IMethodInfo method, Test? suite)
    {
        if (GivenParameters.Mistake(method) is not { } mistake && (mistake = GivenSettings.Mistake(this, method.TypeInfo.Type)) is null)
            return GivenParameters.Cases(method, suite);
        var refused = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, null);
        refused.RunState = RunState.NotRunnable;
        refused.Properties.Set(PropertyNames.SkipReason, mistake);
        return [refused];
    }

    /// <summary>Starts the server of a test. NUnit calls it.</summary>
    void ITestAction.BeforeTest(ITest test)
    {
        TrailFormat.Use();
        var server = FakeKmsServer.Start(kms => GivenSettings.Apply(this, seed, kms, test));
        GivenParameters.Fill(test, running[test.Id] = new GivenKms(server));
    }

    /// <summary>Stops the server of a test, and fails the test for what it did not notice itself. NUnit calls it.</summary>
    void ITestAction.AfterTest(ITest test)
    {
        if (running.TryRemove(test.Id, out var given)) given.End();
    }
}
