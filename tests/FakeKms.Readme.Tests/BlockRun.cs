using System.Reflection;
using System.Runtime.Loader;

namespace FakeKms.Readme.Tests;

/// <summary>Runs a compiled block: a program from its entry point, a fixture test by test.</summary>
internal static class BlockRun
{
    /// <summary>Runs the block.</summary>
    /// <returns>How many programs and tests ran.</returns>
    public static async Task<int> RunAsync(Assembly block)
    {
        // What a library looks for by its name, such as a type that it is to make, is in the block.
        using var reflection = AssemblyLoadContext.EnterContextualReflection(block);
        var ran = 0;
        if (block.EntryPoint is not null)
        {
            await InvokeAsync(null, Program(block), block.EntryPoint.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
            ran++;
        }

        foreach (var test in block.GetTypes().Where(type => !type.IsAbstract).SelectMany(TestsOf))
        {
            await RunTestAsync(test);
            ran++;
        }

        return ran;
    }

    // The entry point of a program with awaits blocks its thread on the method that is meant.
    private static MethodInfo Program(Assembly block) =>
        block.EntryPoint!.DeclaringType!.GetMethod("<Main>$", BindingFlags.Static | BindingFlags.NonPublic) ?? block.EntryPoint;

    private static IEnumerable<MethodInfo> TestsOf(Type fixture) =>
        fixture.GetMethods().Where(method => method.IsDefined(typeof(TestAttribute)));

    private static async Task RunTestAsync(MethodInfo test)
    {
        var fixture = Activator.CreateInstance(test.ReflectedType!)!;
        try
        {
            foreach (var step in Around<SetUpAttribute>(fixture)) await InvokeAsync(fixture, step, []);
            await InvokeAsync(fixture, test, []);
        }
        finally
        {
            foreach (var step in Around<TearDownAttribute>(fixture).Reverse()) await InvokeAsync(fixture, step, []);
        }
    }

    // The base class's methods come first, as NUnit has it.
    private static IEnumerable<MethodInfo> Around<TAttribute>(object fixture)
        where TAttribute : Attribute => fixture.GetType()
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(method => method.IsDefined(typeof(TAttribute)))
            .OrderBy(method => Depth(method.DeclaringType));

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private static async Task InvokeAsync(object? target, MethodInfo method, object[] arguments)
    {
        var result = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (result is Task task) await task;
        if (result is ValueTask valueTask) await valueTask;
    }
}
