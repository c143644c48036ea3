using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class KmsScenario
{
    // The steps of all rounds are written before the first is made. Who wants more calls makes them in a step of their own: Do.
    private const int MostRounds = 10_000;

    /// <summary>
    /// Goes on with a fragment: its steps are steps of this script. <see cref="As"/> and <see cref="In"/> hold for them until they say otherwise, and what they
    /// say ends with the fragment. Values and keys have their names in the whole script.
    /// </summary>
    /// <param name="fragment">The fragment, one of <see cref="KmsScenarios"/> or your own.</param>
    /// <exception cref="ArgumentException">The fragment has no steps, or returns another scenario.</exception>
    public KmsScenario Then(KmsFragment fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        return Within(new ScriptPart(fragment.Name, part), fragment.Steps);
    }

    /// <summary>Goes on with steps under a name, as with a fragment.</summary>
    /// <param name="name">What they show. Reports print it above the steps.</param>
    /// <param name="steps">Writes the steps.</param>
    /// <exception cref="ArgumentException">There are no steps, or another scenario is returned.</exception>
    public KmsScenario Then(string name, Func<KmsScenario, KmsScenario> steps) => Then(new KmsFragment(name, steps));

    /// <summary>Goes on with a fragment several times, one after the other.</summary>
    /// <param name="times">How often; 1 to 10,000.</param>
    /// <param name="fragment">The fragment.</param>
    /// <exception cref="ArgumentException">The fragment has no steps, or returns another scenario.</exception>
    public KmsScenario Repeat(int times, KmsFragment fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        return Rounds(times, $": {fragment.Name}", (script, _) => fragment.Steps(script));
    }

    /// <summary>Goes on with steps several times, one after the other.</summary>
    /// <param name="times">How often; 1 to 10,000.</param>
    /// <param name="steps">Writes the steps of a round.</param>
    /// <exception cref="ArgumentException">There are no steps, or another scenario is returned.</exception>
    public KmsScenario Repeat(int times, Func<KmsScenario, KmsScenario> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return Rounds(times, "", (script, _) => steps(script));
    }

    /// <summary>Goes on with steps several times, one after the other, which differ from round to round.</summary>
    /// <param name="times">How often; 1 to 10,000.</param>
    /// <param name="steps">Writes the steps of a round. It gets the round's number: the first one is 1.</param>
    /// <exception cref="ArgumentException">There are no steps, or another scenario is returned.</exception>
    public KmsScenario Repeat(int times, Func<KmsScenario, int, KmsScenario> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return Rounds(times, "", steps);
    }

    /// <summary>
    /// Goes on with several fragments side by side. They take turns: each makes its first step, then each its second one, and so on, so that the trail is the
    /// same in every run. The script goes on when all have come to their ends.
    /// </summary>
    /// <param name="branches">The fragments, two or more.</param>
    /// <remarks>
    /// A branch has its own caller and Region, and the names that it gives to keys and values are its own; behind the branches they can be used if only one has
    /// given them. Time is that of all: an <see cref="Advance"/> of one branch passes for the others too, and so do faults that <see cref="FailNext"/> does not
    /// confine to a key.
    /// </remarks>
    /// <exception cref="ArgumentException">There are fewer than two branches, one has no steps, or one returns another scenario.</exception>
    public KmsScenario Parallel(params KmsFragment[] branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        foreach (var branch in branches) ArgumentNullException.ThrowIfNull(branch, nameof(branches));
        return Branches([.. branches.Select(branch => ($": {branch.Name}", branch.Steps))]);
    }

    /// <summary>Goes on with several sequences of steps side by side, as with fragments.</summary>
    /// <param name="branches">Each writes the steps of a branch; two or more.</param>
    /// <exception cref="ArgumentException">There are fewer than two branches, one has no steps, or one returns another scenario.</exception>
    public KmsScenario Parallel(params Func<KmsScenario, KmsScenario>[] branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        foreach (var branch in branches) ArgumentNullException.ThrowIfNull(branch, nameof(branches));
        return Branches([.. branches.Select(branch => ("", branch))]);
    }

    internal string Partition => host.Partition;

    /// <summary>A step that changes what is around KMS.</summary>
    internal KmsScenario Around(string what, Action<ScenarioHost> action) => Add("Do", ScriptText.Of(("", what)), run => action(run.Host));

    private KmsScenario Rounds(int times, string name, Func<KmsScenario, int, KmsScenario> steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(times, MostRounds);
        for (var round = 1; round <= times; round++)
        {
            var number = round;
            Within(new ScriptPart($"round {number} of {times}{name}", part), script => steps(script, number));
        }
        return this;
    }

    private KmsScenario Branches(IReadOnlyList<(string Name, Func<KmsScenario, KmsScenario> Steps)> branches)
    {
        if (branches.Count < 2)
            throw new ArgumentException("Parallel needs two branches or more; steps of one alone stand in the script itself.", nameof(branches));
        var turns = new ScriptPart("Parallel", part) { TakesTurns = true };
        return Within(turns, script =>
        {
            for (var i = 0; i < branches.Count; i++)
                script.Within(new ScriptPart($"branch {i + 1} of {branches.Count}{branches[i].Name}", turns), branches[i].Steps);
            return script;
        });
    }

    private KmsScenario Within(ScriptPart inner, Func<KmsScenario, KmsScenario> write)
    {
        ThrowIfStarted();
        var before = steps.Count;
        try
        {
            part = inner;
            if (!ReferenceEquals(write(this), this))
                throw new ArgumentException($"\"{inner.Title}\" has to return the scenario that it is given, with steps of its own.");
            if (steps.Count == before) throw new ArgumentException($"\"{inner.Title}\" has no steps.");
        }
        catch
        {
            steps.RemoveRange(before, steps.Count - before);
            throw;
        }
        finally
        {
            part = inner.Outer;
        }
        return this;
    }
}
