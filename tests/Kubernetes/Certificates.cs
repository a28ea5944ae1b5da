using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Actors.Clusters;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class Certificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-certificates-").FullName;

    [NeedsFact(Needs.ClusterScripts)]
    public void A_silo_passes_for_a_silo_and_a_host_for_a_host_alone()
    {
        Make().Exit.ShouldBe(0);

        var silo = ClusterCertificates.Load(Path.Combine(_folder, "silo"), TimeProvider.System);
        foreach (var (program, isSilo, isClient) in (ReadOnlySpan<(string, bool, bool)>)[("silo", true, true), ("camera-host", false, true), ("display-host", false, true), ("postgres", true, false)])
        {
            using var certificate = Certificate(program);
            silo.IsClient(certificate).ShouldBe(isClient, program);
            silo.IsSilo(certificate).ShouldBe(isSilo, program);
        }
    }

    [NeedsFact(Needs.ClusterScripts)]
    public void Running_it_again_renews_the_certificates_under_the_same_authority()
    {
        Make().Exit.ShouldBe(0);
        var silo = ClusterCertificates.Load(Path.Combine(_folder, "silo"), TimeProvider.System);
        using var before = Certificate("camera-host");

        Make("30").Exit.ShouldBe(0);

        using var after = Certificate("camera-host");
        after.SerialNumber.ShouldNotBe(before.SerialNumber);
        after.NotAfter.ShouldBeLessThan(before.NotAfter);
        silo.IsClient(after).ShouldBeTrue();
        silo.IsClient(before).ShouldBeTrue();
    }

    [NeedsFact(Needs.ClusterScripts)]
    public void Keys_are_readable_by_their_owner_alone()
    {
        Make().Exit.ShouldBe(0);

        var (_, modes, _) = Command.Run("find", [_folder, "-name", "*.key", "-printf", "%m\n"]);
        modes.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["600", "600", "600", "600", "600"]);
    }

    [NeedsFact(Needs.ClusterScripts)]
    public void A_number_of_days_that_is_none_is_refused_with_what_is_allowed()
    {
        var (exit, _, error) = Make("soon");

        exit.ShouldBe(2);
        error.Trim().ShouldBe("DAYS is 'soon'; allowed is 1 to 9999");
    }

    [NeedsFact(Needs.Kubernetes | Needs.ClusterScripts)]
    public void The_certificate_manager_is_asked_for_the_same_certificates()
    {
        using var overlay = new TemporaryOverlay("overlays/three-gpu", "cert-manager");
        Make().Exit.ShouldBe(0);

        foreach (var wanted in Manifests.RenderAt(overlay.Path).Objects.Where(each => each.Kind == "Certificate" && each.Name != "authority"))
        {
            wanted.Spec!["secretName"]!.GetValue<string>().ShouldBe($"{wanted.Name}-tls");
            using var certificate = Certificate(wanted.Name);
            var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(usage => usage.Value);
            var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames();
            Pod.Items(wanted.Spec["usages"]).Select(usage => usage.GetValue<string>()).Where(usage => usage.EndsWith("auth"))
                .ShouldBe(usages.Select(usage => usage == "1.3.6.1.5.5.7.3.1" ? "server auth" : "client auth"), ignoreOrder: true, wanted.Name);
            Pod.Items(wanted.Spec["dnsNames"]).Select(name => name.GetValue<string>()).ShouldBe(names);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private X509Certificate2 Certificate(string program) => X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder, program, "tls.crt"));

    private (int Exit, string Output, string Error) Make(params string[] more) =>
        Command.Run(Path.Combine(Manifests.Folder, "certificates.sh"), [_folder, .. more]);
}
