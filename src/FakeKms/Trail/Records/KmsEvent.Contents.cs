using FakeKms.Trail.Records;

namespace FakeKms;

public sealed partial class KmsEvent
{
    // What has yet to be written, and what was. Two threads may both write: they come to the same bytes.
    private volatile UnwrittenContents? unwritten;
    private byte[]? requestParametersUtf8;
    private byte[]? responseElementsUtf8;
    private byte[]? additionalEventDataUtf8;
    private byte[]? serviceEventDetailsUtf8;

    internal byte[]? RequestParametersUtf8
    {
        get => Written().requestParametersUtf8;
        init => requestParametersUtf8 = value;
    }

    internal byte[]? ResponseElementsUtf8
    {
        get => Written().responseElementsUtf8;
        init => responseElementsUtf8 = value;
    }

    internal byte[]? AdditionalEventDataUtf8
    {
        get => Written().additionalEventDataUtf8;
        init => additionalEventDataUtf8 = value;
    }

    /// <summary>In the place of the four before it, for a record that takes its place in the trail before it is written.</summary>
    internal UnwrittenContents Unwritten
    {
        init => unwritten = value;
    }

    internal byte[]? ServiceEventDetailsUtf8
    {
        get => Written().serviceEventDetailsUtf8;
        init => serviceEventDetailsUtf8 = value;
    }

    /// <summary>Writes what is unwritten, and lets go of what it is made of. A look into the record does it too.</summary>
    internal KmsEvent Written()
    {
        if (unwritten is not { } contents) return this;
        requestParametersUtf8 = contents.RequestParameters();
        responseElementsUtf8 = contents.ResponseElements();
        additionalEventDataUtf8 = contents.AdditionalEventData();
        serviceEventDetailsUtf8 = contents.ServiceEventDetails();
        unwritten = null;
        return this;
    }
}
