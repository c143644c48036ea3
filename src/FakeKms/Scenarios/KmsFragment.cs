using System.Diagnostics;

namespace FakeKms;

/// <summary>
/// A part of a script with a name, which any scenario can take: <c>kms.Scenario("cards").Then(fragment)</c>. <see cref="KmsScenarios"/> has ready-made ones. A
/// fragment is a description and can be used as often as it is wanted, also by several scenarios.
/// </summary>
[DebuggerDisplay("{Name,nq}")]
public sealed class KmsFragment
{
    /// <summary>Makes a fragment of your own.</summary>
    /// <param name="name">What it shows. Reports print it above its steps.</param>
    /// <param name="steps">Writes the steps: <c>script => script.DisableKey("alias/cards").EnableKey("alias/cards")</c>. It is called for each use.</param>
    public KmsFragment(string name, Func<KmsScenario, KmsScenario> steps)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(steps);
        (Name, Steps) = (name, steps);
    }

    /// <summary>What it shows.</summary>
    public string Name { get; }

    internal Func<KmsScenario, KmsScenario> Steps { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
