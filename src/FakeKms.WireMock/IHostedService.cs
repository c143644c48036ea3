using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>What answers the requests that come to a port.</summary>
internal interface IHostedService
{
    /// <summary>Whether nobody is answered any more.</summary>
    bool IsClosed { get; }

    ValueTask<HostedAnswer> AnswerAsync(WireRequest request);

    /// <summary>The answer to what is not handed on.</summary>
    HostedAnswer Refuse(HostRefusal refusal, string text);
}

/// <summary>Why a request is not handed on.</summary>
internal enum HostRefusal
{
    /// <summary>A web page of elsewhere sends it. The text says what shows it.</summary>
    ForeignSite,

    /// <summary>It is for no host.</summary>
    NoHost,

    /// <summary>Its body is larger than <see cref="WireRequest.LongestBody"/>.</summary>
    TooLarge,

    /// <summary>Its body does not come.</summary>
    TooSlow,

    /// <summary>Its body is damaged on the way.</summary>
    Unreadable,
}
