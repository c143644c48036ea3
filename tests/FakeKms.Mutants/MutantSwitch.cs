using System.Collections;
using System.Reflection;

namespace FakeKms.Mutants;

/// <summary>What Stryker puts into the library that it changes: which change is in force, and which of them were met.</summary>
internal static class MutantSwitch
{
    private const int None = -1;
    private static readonly Type Control = typeof(FakeKmsServer).Assembly.GetTypes().SingleOrDefault(type => type.Name == "MutantControl")
        ?? throw new InvalidOperationException("FakeKms.dll beside this program has no wrong changes in it. Run eng/mutants.sh.");
    private static readonly FieldInfo Active = Control.GetField("ActiveMutant")!;
    private static readonly byte[] Met = Marks(QuickSwitch.Met);
    private static readonly byte[] MetOnce = Marks(QuickSwitch.MetOnce);
    private static readonly IReadOnlyList<FieldInfo> Caches =
    [
        .. from type in typeof(FakeKmsServer).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType.Name.StartsWith("ConcurrentDictionary", StringComparison.Ordinal)
        select field,
    ];

    /// <summary>The next test begins with this change in force. What was worked out under another one is forgotten.</summary>
    public static void Set(int id)
    {
        foreach (var cache in Caches)
        {
            ((IDictionary)cache.GetValue(null)!).Clear();
        }
        Active.SetValue(null, id);
    }

    public static void Reset() => Set(None);

    /// <summary>The changes met since it was last asked: all, and those in initializers of static members, which run once in a process.</summary>
    public static (BitArray Met, BitArray Once) Take() => (Take(Met), Take(MetOnce));

    private static BitArray Take(byte[] marks)
    {
        var taken = new BitArray(Array.ConvertAll(marks, mark => mark != 0));
        Array.Clear(marks);
        return taken;
    }

    private static byte[] Marks(string name) => Control.GetField(name)?.GetValue(null) as byte[]
        ?? throw new InvalidOperationException("The wrong changes in FakeKms.dll have Stryker's switch.");
}
