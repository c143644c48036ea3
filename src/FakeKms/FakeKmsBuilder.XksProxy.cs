namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    /// <summary>
    /// Describes the external key store proxy that the server brings, for key stores of the type EXTERNAL_KEY_STORE in every account and Region of the server.
    /// Several calls add up. <see cref="FakeKmsServer.XksProxy"/> changes it while the server runs.
    /// </summary>
    /// <param name="configure">Describes the proxy. Called once, at once.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html"/></remarks>
    public FakeKmsBuilder WithXksProxy(Action<XksProxySettings> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ThrowIfStarted();
        configure(new XksProxySettings(to => With(settings with { EmbeddedProxy = to(settings.EmbeddedProxy) })));
        return this;
    }
}
