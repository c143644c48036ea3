using System.Reflection;
using NUnit.Framework.Interfaces;

namespace FakeKms.Conformance;

/// <summary>A test method of a conformance fixture, and what its attributes say of it.</summary>
public sealed record ConformanceCase(string Name, string? Operation, bool IsRefusal, bool IsExhaustive, string? NotOnAws)
{
    /// <summary>The cases of every fixture of this assembly.</summary>
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. from type in typeof(ConformanceCase).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(ConformanceFixture)) && !type.IsAbstract
           from row in type.GetCustomAttributes<LanesAttribute>().SelectMany(lanes => lanes.Rows)
           from method in type.GetMethods()
           where method.GetCustomAttributes().Any(attribute => attribute is ITestBuilder or ISimpleTestBuilder)
           select Of(type, method, row),
    ];

    /// <param name="type">The fixture.</param>
    /// <param name="method">The test.</param>
    /// <param name="row">The arguments of the fixture, without the lane.</param>
    public static ConformanceCase Of(Type type, MethodInfo method, IReadOnlyList<object> row)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(row);
        return new ConformanceCase(
            row.Count == 0 ? $"{type.Name}.{method.Name}" : $"{type.Name}({string.Join(", ", row)}).{method.Name}",
            Nearest<OperationAttribute>(type, method)?.Name,
            method.IsDefined(typeof(RefusalAttribute)),
            method.IsDefined(typeof(ExhaustiveAttribute)),
            row.Contains("SM2") ? NotOnAwsAttribute.China : Nearest<NotOnAwsAttribute>(type, method)?.Reason);
    }

    private static T? Nearest<T>(Type type, MethodInfo method)
        where T : Attribute
        => method.GetCustomAttribute<T>() ?? type.GetCustomAttribute<T>();
}
