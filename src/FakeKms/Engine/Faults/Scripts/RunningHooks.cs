using System.Collections.Immutable;
using System.Globalization;
using FakeKms.Model;

namespace FakeKms.Engine.Faults.Scripts;

/// <summary>The rules whose code is running in this flow: calls that it makes do not run it again.</summary>
internal static class RunningHooks
{
    private static readonly AsyncLocal<ImmutableHashSet<long>?> Running = new();

    private static long given;

    /// <summary>The rules, to be sent where the flow does not reach by itself; null for none.</summary>
    public static string? Current => Running.Value is { IsEmpty: false } running ? string.Join(',', running.Order()) : null;

    /// <summary>Tells a rule from all others of the process.</summary>
    public static long NextId() => Interlocked.Increment(ref given);

    public static bool Contain(long rule) => Running.Value?.Contains(rule) == true;

    /// <summary>Carries on in the flow of those rules, which are all of the sender's, for the rest of the calling method, which is asynchronous.</summary>
    public static void Enter(string? running)
    {
        if (running is not null) Running.Value = [.. running.Split(',').Select(IdOf)];
    }

    /// <summary>Runs the code of a rule from here on, until the result is disposed of in the same method.</summary>
    public static IDisposable Enter(long rule)
    {
        var outer = Running.Value;
        Running.Value = [.. outer ?? [], rule];
        return new Ending(() => Running.Value = outer);
    }

    private static long IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
