using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Actors.Clusters;

/// <summary>
/// A program's own certificate and the authorities it trusts, from a folder with the files of a Kubernetes TLS secret: `tls.crt` and `tls.key`
/// (PEM, its own, with intermediates), `ca.crt` (PEM, the authorities). Files that are renewed are taken over without a restart.
/// </summary>
public sealed class ClusterCertificates
{
    /// <summary>Extended key usages of RFC 5280: a silo's certificate has both, a host's only the client's.</summary>
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1", ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private Loaded _loaded;
    private long _looked;

    private ClusterCertificates(string folder, TimeProvider clock, Loaded loaded)
    {
        _folder = folder;
        _clock = clock;
        _loaded = loaded;
        _looked = clock.GetTimestamp();
    }

    /// <summary>Loads a folder's files.</summary>
    /// <exception cref="CertificateException">A file is missing or no PEM, the key is another's, or the certificate is not valid now.</exception>
    public static ClusterCertificates Load(string folder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new ClusterCertificates(folder, clock, Read(folder, clock));
    }

    /// <summary>The certificate to show, with its key; the renewed one once its files have changed.</summary>
    public X509Certificate2 Own => Current.Own;

    /// <summary>Whether a peer's certificate is a silo's: valid now, signed by a trusted authority, and allowed to serve.</summary>
    public bool IsSilo(X509Certificate2 certificate) => IsTrusted(certificate, ServerAuthentication);

    /// <summary>Whether a peer's certificate is a host's or a silo's: valid now, signed by a trusted authority, and allowed to connect.</summary>
    public bool IsClient(X509Certificate2 certificate) => IsTrusted(certificate, ClientAuthentication);

    private Loaded Current
    {
        get
        {
            lock (_gate)
            {
                if (_clock.GetElapsedTime(_looked) >= LookInterval)
                {
                    _looked = _clock.GetTimestamp();
                    if (Changes(_folder) != _loaded.Changes)
                    {
                        try
                        {
                            _loaded = Read(_folder, _clock);
                        }
                        catch (CertificateException)
                        {
                            // Half renewed: the old one goes on, and the files are looked at again.
                        }
                    }
                }

                return _loaded;
            }
        }
    }

    private bool IsTrusted(X509Certificate2 certificate, string usage)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Current.Authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(usage));

        // A certificate without any usage may be used for anything by RFC 5280; here it must say what it is for.
        return certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(usages => usages.EnhancedKeyUsages.Cast<Oid>().Any(each => each.Value == usage))
            && chain.Build(certificate);
    }

    private static Loaded Read(string folder, TimeProvider clock)
    {
        string certificate = Path.Combine(folder, "tls.crt"), key = Path.Combine(folder, "tls.key"), authorities = Path.Combine(folder, "ca.crt");
        foreach (var file in new[] { certificate, key, authorities })
        {
            if (!File.Exists(file))
            {
                throw new CertificateException($"The file '{file}' is missing; a folder of certificates holds tls.crt, tls.key and ca.crt in PEM.");
            }
        }

        try
        {
            var changes = Changes(folder);
            var own = X509Certificate2.CreateFromPemFile(certificate, key);
            var now = clock.GetUtcNow().UtcDateTime;
            if (now < own.NotBefore.ToUniversalTime() || now > own.NotAfter.ToUniversalTime())
            {
                throw new CertificateException($"The certificate in '{certificate}' is valid from {own.NotBefore.ToUniversalTime():u} to {own.NotAfter.ToUniversalTime():u}, and it is {now:u}.");
            }

            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(authorities);
            return trusted.Count > 0
                ? new Loaded(own, trusted, changes)
                : throw new CertificateException($"The file '{authorities}' holds no certificate of an authority.");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CertificateException($"The certificates in '{folder}' cannot be used: {fault.Message}");
        }
    }

    private static (DateTime, DateTime, DateTime) Changes(string folder) => (
        File.GetLastWriteTimeUtc(Path.Combine(folder, "tls.crt")),
        File.GetLastWriteTimeUtc(Path.Combine(folder, "tls.key")),
        File.GetLastWriteTimeUtc(Path.Combine(folder, "ca.crt")));

    private sealed record Loaded(X509Certificate2 Own, X509Certificate2Collection Authorities, (DateTime, DateTime, DateTime) Changes);
}
