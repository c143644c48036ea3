using System.Diagnostics;
using System.Reflection;

namespace FakeKms.Scenarios.Failures;

/// <summary>
/// Whether an exception leaves the method that disposes of something. In <c>await using</c> the compiler catches it, disposes and throws it again, so that
/// .NET itself cannot say: the exception's own trace does, and the handlers of the method that it came through. Costly, and asked only when something is to be
/// reported.
/// </summary>
internal static class Leaving
{
    private const byte Pop = 0x26;
    private const byte Prefix = 0xFE;
    private const byte Rethrow = 0x1A;

    /// <summary>Whether one of the exceptions leaves a method that is on its way here.</summary>
    public static bool Any(IEnumerable<Exception> thrown)
    {
        HashSet<MethodBase> callers = [.. Callers()];
        return thrown.Any(exception => new StackTrace(exception, fNeedFileInfo: false).GetFrames()
            .Any(frame => frame.GetMethod() is { } method && callers.Contains(method) && !IsCaught(exception, method, frame.GetILOffset())));
    }

    /// <summary>Whether one of the exceptions left a method of a type: it was thrown there or further down.</summary>
    public static bool Left(Type type, IEnumerable<Exception> thrown) => thrown.Any(exception =>
        new StackTrace(exception, fNeedFileInfo: false).GetFrames().Any(frame => frame.GetMethod()?.DeclaringType == type));

    // Up to where .NET or a test framework calls: what stands behind that, such as a task whose continuation this is, has nothing to do with it.
    private static IEnumerable<MethodBase> Callers()
    {
        Assembly? first = null;
        foreach (var method in new StackTrace(fNeedFileInfo: false).GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>())
        {
            var type = method.DeclaringType;
            if (type?.Assembly == typeof(Leaving).Assembly || type?.Namespace == "System.Runtime.CompilerServices") continue;
            first ??= type?.Assembly;
            if (type?.Assembly != first || type?.Assembly == typeof(object).Assembly) yield break;
            yield return method;
        }
    }

    private static bool IsCaught(Exception exception, MethodBase method, int at)
    {
        if (at < 0 || method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code) return false;
        var clauses = body.ExceptionHandlingClauses;
        // An asynchronous method catches everything for its task.
        var ofTheTask = method.Name == "MoveNext" ? clauses.LastOrDefault() : null;
        return clauses
            .Where(clause => clause != ofTheTask && clause.TryOffset <= at && at <= clause.TryOffset + clause.TryLength)
            .Any(clause => Catches(clause, exception, code));
    }

    private static bool Catches(ExceptionHandlingClause clause, Exception exception, byte[] code)
    {
        var handler = code.AsSpan(clause.HandlerOffset, clause.HandlerLength);
        return clause.Flags switch
        {
            ExceptionHandlingClauseOptions.Filter => true,
            ExceptionHandlingClauseOptions.Clause when handler.IndexOf([Prefix, Rethrow]) >= 0 => false,
            // "catch { }" lets go of what it caught; "await using" and "finally" with an await keep it, to throw it again.
            ExceptionHandlingClauseOptions.Clause when clause.CatchType == typeof(object) => handler[0] == Pop,
            ExceptionHandlingClauseOptions.Clause => clause.CatchType!.IsInstanceOfType(exception),
            _ => false,
        };
    }
}
