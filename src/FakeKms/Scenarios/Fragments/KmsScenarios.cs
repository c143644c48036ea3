using System.Globalization;
using System.Runtime.CompilerServices;
using FakeKms.Scenarios.Running;

namespace FakeKms;

/// <summary>
/// Ready-made fragments of what becomes of keys: <c>kms.Scenario("cards").Then(KmsScenarios.AccidentalDisable("alias/cards"))</c>. Each works on a key that is
/// there, made by the script or from the start, and leaves it usable, so that it can be repeated, combined with others, and run side by side for several keys.
/// </summary>
/// <remarks>
/// A fragment encrypts <c>4111 1111 1111 1111</c> under the key and stores what comes of it under names that begin with the key's: for <c>alias/cards</c> the
/// ciphertext is <c>alias/cards ciphertext</c>. It asserts nothing but the failures that belong to it.
/// </remarks>
public static partial class KmsScenarios
{
    private const string Card = "4111 1111 1111 1111";

    private static KmsFragment Fragment(string name, Func<KmsScenario, KmsScenario> steps) => new(name, steps);

    // As the caller has written it.
    private static string Title(string key, string? more = null, [CallerMemberName] string name = "") =>
        $"{name}({ScriptText.Quoted(key)}{(more is null ? "" : $", {more}")})";

    private static string Ciphertext(string key) => $"{key} ciphertext";

    private static string Days(TimeSpan span) =>
        span.TotalDays == Math.Floor(span.TotalDays) ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays} days") : span.ToString();

    private static TimeSpan Positive(TimeSpan span, [CallerArgumentExpression(nameof(span))] string? parameter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero, parameter);
        return span;
    }
}
