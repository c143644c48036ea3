using FakeKms.Fuzzing.Mutation;

namespace FakeKms.Fuzzing.Running;

/// <summary>Something that takes input of others, with what it may say to it.</summary>
internal abstract class FuzzTarget : IDisposable
{
    /// <summary>Inputs that are right, to begin with.</summary>
    public abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>What an input is made of.</summary>
    public virtual InputForm Form => InputForm.Json;

    /// <summary>Whether inputs are changed; otherwise each is a number, of which the target makes everything itself.</summary>
    public virtual bool IsMutating => true;

    /// <summary>How long one input may take, on a machine that has something else to do too.</summary>
    public virtual TimeSpan Limit => TimeSpan.FromSeconds(5);

    /// <summary>How many inputs the default run of the tests can afford.</summary>
    public virtual int DefaultInputs => 20;

    /// <summary>Takes an input, from the same state each time. What the interface documents is caught here.</summary>
    /// <exception cref="Exception">Whatever else: a finding.</exception>
    public abstract void Run(byte[] input);

    public virtual void Dispose()
    {
    }

    /// <summary>Text of an input: damaged UTF-8 is text with other characters.</summary>
    protected static string TextOf(byte[] input) => System.Text.Encoding.UTF8.GetString(input);
}
