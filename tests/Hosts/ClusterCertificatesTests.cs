using System.Security.Cryptography.X509Certificates;
using Actors.Clusters;
using Actors.TestKit;

namespace Actors.Tests.Clusters;

public sealed class ClusterCertificatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-certificates-").FullName;
    private readonly StoreAuthority _authority = new(TimeProvider.System, TimeSpan.FromDays(30));

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_silo_trusts_silos_as_silos_and_hosts_only_as_clients()
    {
        var certificates = ClusterCertificates.Load(Issue(_authority, "silo", silo: true), TimeProvider.System);
        using var silo = Certificate(Issue(_authority, "another silo", silo: true));
        using var host = Certificate(Issue(_authority, "camera host", silo: false));

        certificates.IsSilo(silo).ShouldBeTrue();
        certificates.IsClient(silo).ShouldBeTrue();
        certificates.IsClient(host).ShouldBeTrue();
        certificates.IsSilo(host).ShouldBeFalse("a host's certificate must not make a silo");
    }

    [Fact]
    public void A_stranger_with_the_same_name_is_not_trusted()
    {
        var certificates = ClusterCertificates.Load(Issue(_authority, "silo", silo: true), TimeProvider.System);
        using var stranger = new StoreAuthority(TimeProvider.System, TimeSpan.FromDays(30));
        using var silo = Certificate(Issue(stranger, "silo of a stranger", silo: true));

        certificates.IsSilo(silo).ShouldBeFalse();
        certificates.IsClient(silo).ShouldBeFalse();
    }

    [Fact]
    public void A_renewed_certificate_is_taken_over_without_a_restart()
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var folder = Issue(_authority, "silo", silo: true);
        var certificates = ClusterCertificates.Load(folder, clock);
        var before = certificates.Own.SerialNumber;

        Issue(_authority, "silo", silo: true);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "tls.crt"), clock.GetUtcNow().UtcDateTime.AddSeconds(5));

        certificates.Own.SerialNumber.ShouldBe(before, "it is not looked at with every connection");
        clock.Advance(TimeSpan.FromSeconds(31));
        certificates.Own.SerialNumber.ShouldNotBe(before);
    }

    [Fact]
    public void A_half_renewed_folder_leaves_the_old_certificate_in_use()
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var folder = Issue(_authority, "silo", silo: true);
        var certificates = ClusterCertificates.Load(folder, clock);
        var before = certificates.Own.SerialNumber;

        File.WriteAllText(Path.Combine(folder, "tls.crt"), "half");
        File.SetLastWriteTimeUtc(Path.Combine(folder, "tls.crt"), clock.GetUtcNow().UtcDateTime.AddSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(31));

        certificates.Own.SerialNumber.ShouldBe(before);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<CertificateException>(() => ClusterCertificates.Load(_folder, TimeProvider.System)).Message.ShouldContain("tls.crt' is missing");

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        var folder = Issue(_authority, "silo", silo: true);
        File.Copy(Path.Combine(Issue(_authority, "other", silo: true), "tls.key"), Path.Combine(folder, "tls.key"), overwrite: true);

        Should.Throw<CertificateException>(() => ClusterCertificates.Load(folder, TimeProvider.System)).Message.ShouldStartWith($"The certificates in '{folder}' cannot be used");
    }

    [Fact]
    public void A_certificate_that_has_run_out_is_refused()
    {
        var folder = Issue(_authority, "silo", silo: true);

        Should.Throw<CertificateException>(() => ClusterCertificates.Load(folder, new ManualClock(TimeProvider.System.GetUtcNow().AddDays(31)))).Message.ShouldContain("is valid from");
    }

    private string Issue(StoreAuthority authority, string name, bool silo)
    {
        var folder = Path.Combine(_folder, name);
        authority.Issue(folder, name, silo);
        return folder;
    }

    private static X509Certificate2 Certificate(string folder) => X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "tls.crt"));
}
