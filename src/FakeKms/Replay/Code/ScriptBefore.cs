using FakeKms.Model;
using FakeKms.Replay.Code.Keys;
using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code;

/// <summary>The steps of the set-up with their callers, Regions and times, and the end of it.</summary>
internal sealed class ScriptBefore(SetUp setUp, AccountRegion home, DateTimeOffset first)
{
    public (DateTimeOffset Start, IReadOnlyList<StepCode> Steps) Steps()
    {
        var before = setUp.Steps();
        if (before.Count == 0) return (first, []);
        var start = before.Select(step => step.Time ?? first).Append(first).Min();
        var (place, now, steps) = (home, start, new List<StepCode>());
        foreach (var step in before)
        {
            Move(steps, ref place, step.Place);
            if (step.Time is { } time && time > now)
            {
                steps.Add(StepCode.Of("Advance", CSharpText.Of(time - now)));
                now = time;
            }
            steps.Add(step.Step);
        }
        Move(steps, ref place, home);
        if (now < first) steps.Add(StepCode.Of("Advance", CSharpText.Of(first - now)));
        steps[0].Comments.Insert(0, "What was there before the records, as far as they tell.");
        steps.Add(StepCode.Of("Do", "\"The records begin here.\"", "kms.Trail.Clear"));
        return (start, steps);
    }

    private void Move(List<StepCode> steps, ref AccountRegion place, AccountRegion next)
    {
        if (place.AccountId != next.AccountId)
        {
            var root = next.AccountId == home.AccountId ? ScriptCallers.Default : $"KmsCaller.Root().WithAccountId({CSharpText.Of(next.AccountId)})";
            steps.Add(StepCode.Of("As", root));
        }
        if (place.Region != next.Region) steps.Add(StepCode.Of("In", CSharpText.Of(next.Region)));
        place = next;
    }
}
