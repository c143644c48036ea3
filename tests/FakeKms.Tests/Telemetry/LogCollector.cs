using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FakeKms.Tests.Telemetry;

/// <summary>Keeps every line that is logged, as a provider of logs would get it.</summary>
internal sealed class LogCollector : ILoggerFactory
{
    private readonly ConcurrentQueue<LogLine> lines = new();

    public IReadOnlyList<LogLine> Lines => [.. lines];

    /// <summary>What a logger throws instead of keeping a line; null for nothing.</summary>
    public Exception? Error { get; set; }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() { }

    private sealed class Logger(LogCollector collector, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (collector.Error is { } error) throw error;
            var members = ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(member => member.Key, member => member.Value);
            collector.lines.Enqueue(new LogLine(category, logLevel, eventId, formatter(state, exception), members));
        }
    }
}

/// <summary>One line: its text, and the members by which programs find it.</summary>
internal sealed record LogLine(string Category, LogLevel Level, EventId Id, string Text, IReadOnlyDictionary<string, object?> Members)
{
    /// <summary>All of it as text, for searches.</summary>
    public string Everything =>
        string.Join('\n', Members.Select(member => $"{member.Key}={(member.Value is IEnumerable<string> list ? string.Join(',', list) : member.Value)}").Prepend(Text).Prepend(Category));
}
