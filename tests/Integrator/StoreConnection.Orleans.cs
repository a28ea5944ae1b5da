using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Shop;

/// <summary>Connects a program to the silos of a store.</summary>
public static class StoreConnection
{
    /// <param name="gateways">Addresses of silos with their gateways' port, 30000 unless the store has chosen another.</param>
    /// <param name="certificate">This program's certificate with its key, signed by the store's authority for client authentication; null where silos listen on loopback alone.</param>
    /// <param name="authority">The store's authority.</param>
    public static IHost Create(IPEndPoint[] gateways, X509Certificate2? certificate, X509Certificate2? authority)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(gateways);
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("actors", "actors"));

            // A call to a silo that has just died hangs for so long; 30 s by default.
            client.Configure<ClientMessagingOptions>(messages => messages.ResponseTimeout = TimeSpan.FromSeconds(5));
            if (certificate is not null)
            {
                client.UseTls(certificate, tls =>
                {
                    // A silo shows a certificate of the store's own authority, whatever its address.
                    tls.RemoteCertificateValidation = (shown, _, _) => IsSignedBy(authority, shown);
                    tls.OnAuthenticateAsClient = (_, options) => options.TargetHost = "actors";
                });
            }
        });
        return builder.Build();
    }

    private static bool IsSignedBy(X509Certificate2? authority, X509Certificate2 shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        // Server authentication (RFC 5280): a host's certificate must not pass for a silo's.
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        return chain.Build(shown);
    }
}
