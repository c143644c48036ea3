using System.Globalization;
using System.Reflection;
using NUnit.Framework.Interfaces;

namespace FakeKms;

/// <summary>The settings of <see cref="FakeKmsAttribute"/>, made those of a server.</summary>
internal static class GivenSettings
{
    /// <summary>What is wrong with them before a server starts; null for nothing. What else is wrong the server says itself.</summary>
    public static string? Mistake(FakeKmsAttribute given, Type fixture)
    {
        if (given.StartingAt is { } time && Time(time) is null)
            return $"[FakeKms(StartingAt = \"{time}\")] is no time. Write it as 2026-01-31 or 2026-01-31T12:00:00Z.";
        return given.Configure is not { } name || Method(fixture, name) is not null ? null
            : $"[FakeKms(Configure = \"{name}\")] wants a method static void {name}(FakeKmsBuilder kms) in {fixture.Name}; there is none.";
    }

    public static void Apply(FakeKmsAttribute given, long? seed, FakeKmsBuilder kms, ITest test)
    {
        kms.WithDefaultSeed(test.FullName);
        if (given.Region is { } region) kms.WithRegion(region);
        if (given.AccountId is { } accountId) kms.WithAccountId(accountId);
        if (seed is { } number) kms.WithSeed(number);
        if (given.StartingAt is { } time) kms.StartingAt(Time(time)!.Value);
        if (given.Authorization != default) kms.WithAuthorization(given.Authorization);
        foreach (var alias in given.Keys ?? []) kms.WithKey(alias);
        if (given.Configure is { } name) Method(test.TypeInfo!.Type, name)!(kms);
    }

    private static DateTimeOffset? Time(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static Action<FakeKmsBuilder>? Method(Type fixture, string name)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = fixture; type is not null; type = type.BaseType)
        {
            var method = type.GetMethod(name, Any, [typeof(FakeKmsBuilder)]);
            if (method is { ContainsGenericParameters: false } && method.ReturnType == typeof(void)) return method.CreateDelegate<Action<FakeKmsBuilder>>();
        }
        return null;
    }
}
