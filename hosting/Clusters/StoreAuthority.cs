using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Actors.Clusters;

/// <summary>A certificate authority of one store's own, for a cluster on one machine and for tests. Its key exists in memory alone, so that nothing can be issued later.</summary>
public sealed class StoreAuthority : IDisposable
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1"), ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>Clocks of one shop may differ by so much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private readonly X509Certificate2 _root;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;

    /// <param name="clock">Says from when the certificates are valid.</param>
    /// <param name="validFor">For how long.</param>
    public StoreAuthority(TimeProvider clock, TimeSpan validFor)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (_from, _until) = (clock.GetUtcNow() - ClockSkew, clock.GetUtcNow() + validFor);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Actors store authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(_from, _until);
    }

    /// <summary>Writes tls.crt, tls.key and ca.crt for one program into a folder that only its owner may read.</summary>
    /// <param name="folder">Made when missing.</param>
    /// <param name="name">The program's name, for people.</param>
    /// <param name="silo">True for a silo, which others connect to; false for a host.</param>
    public void Issue(string folder, string name, bool silo)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN={name}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(silo ? [ServerAuthentication, ClientAuthentication] : [ClientAuthentication], critical: true));
        using var certificate = request.Create(_root, _from, _until, RandomNumberGenerator.GetBytes(16));

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllText(Path.Combine(folder, "tls.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "ca.crt"), _root.ExportCertificatePem());
    }

    /// <inheritdoc />
    public void Dispose() => _root.Dispose();
}
