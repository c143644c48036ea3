namespace FakeKms.Questions;

/// <summary>The server, as questions about its policies see it.</summary>
internal interface IDecider
{
    /// <summary>The account that goes without saying.</summary>
    string AccountId { get; }

    /// <summary>Refuses circumstances in which none of the actions can be asked for.</summary>
    /// <exception cref="ArgumentException">A condition key is none, or none of these actions.</exception>
    void Check(Circumstances circumstances, IReadOnlyList<string> actions);

    /// <summary>What policies and grants decide. Of the circumstances, the action gets those that it can have.</summary>
    KmsDecision Decide(KmsCaller caller, string action, string? key, Circumstances circumstances);

    /// <summary>The name of a key for people, and its ARN.</summary>
    /// <exception cref="ArgumentException">There is no such key, or not in that Region.</exception>
    (string Name, string Arn) NameOf(string key, Circumstances circumstances);
}
