using Orleans.Connections.Security;

namespace Actors.Clusters;

/// <summary>Mutual TLS: who connects shows a certificate, who answers shows one, and both are looked at.</summary>
internal static class ClusterTrust
{
    /// <summary>Not looked up anywhere: silos come and go under addresses, and the authority is the store's own.</summary>
    private const string TargetHost = "actors";

    /// <summary>For connections in which both ends must be silos.</summary>
    public static TlsOptions BetweenSilos(ClusterCertificates certificates) => Options(certificates, certificates.IsSilo);

    /// <summary>For a gateway: any of the store's programs may connect.</summary>
    public static TlsOptions FromClients(ClusterCertificates certificates) => Options(certificates, certificates.IsClient);

    /// <summary>For a host: only a silo may answer.</summary>
    public static TlsOptions ToSilos(ClusterCertificates certificates) => Options(certificates, certificates.IsSilo);

    private static TlsOptions Options(ClusterCertificates certificates, Func<System.Security.Cryptography.X509Certificates.X509Certificate2, bool> trusted) => new()
    {
        // Asked for when connections are set up, and shown never: the selectors give the renewed one.
        LocalCertificate = certificates.Own,
        LocalServerCertificateSelector = (_, _) => certificates.Own,
        LocalClientCertificateSelector = (_, _, _, _, _) => certificates.Own,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
        RemoteCertificateValidation = (certificate, _, _) => trusted(certificate),
        OnAuthenticateAsClient = (_, client) => client.TargetHost = TargetHost,
        HandshakeTimeout = TimeSpan.FromSeconds(5),
    };
}
