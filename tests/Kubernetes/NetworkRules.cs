using System.Text.Json.Nodes;
using Actors.TestKit;

namespace Actors.Tests;

public class NetworkRules
{
    private static readonly string[] Programs = ["silo", "camera-host", "display-host", "postgres"];

    // Who may begin to talk to whom in a cluster, and on which ports. Everything else is closed.
    private static readonly (string From, string To, int Port)[] Ways =
    [
        ("silo", "silo", 11111),
        ("silo", "postgres", 5432),
        ("camera-host", "silo", 30000),
        ("display-host", "silo", 30000),
        ("postgres-backup", "postgres", 5432),
    ];

    public static TheoryData<string> Clusters => new(Manifests.Clusters);

    public static TheoryData<string> Overlays => new(Manifests.Overlays);

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Clusters))]
    public void Programs_reach_each_other_where_they_have_to_and_nowhere_else(string folder)
    {
        var network = new Walls(Manifests.Of(folder));
        int[] ports = [22, 53, 80, 443, 554, 5432, 8080, 8081, 9090, 11111, 30000];

        var open = from one in network.Programs
                   from other in network.Programs
                   from port in ports
                   where network.Allows(one, other, port)
                   select (one, other, port);

        open.ShouldBe(Ways.Where(way => network.Programs.Contains(way.From)), ignoreOrder: true);
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Overlays))]
    public void Everybody_resolves_names_and_nobody_reaches_beyond_the_networks_that_are_named(string folder)
    {
        var network = new Walls(Manifests.Of(folder));
        foreach (var program in network.Programs)
        {
            network.AllowsNames(program).ShouldBeTrue($"{program} resolves names");
            var outside = network.Blocks(program, "egress");
            if (program is "camera-host" or "one-box")
            {
                outside.ShouldBeSubsetOf([("192.0.2.0/24", 554)], $"{program}: the cameras' network alone");
            }
            else
            {
                outside.ShouldBeEmpty($"{program} leaves the store");
            }
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Overlays))]
    public void From_the_stores_networks_only_the_screens_pages_are_reached(string folder)
    {
        var network = new Walls(Manifests.Of(folder));

        var open = network.Programs.SelectMany(program => network.Blocks(program, "ingress").Select(way => (program, way)));

        open.ShouldAllBe(each => each.program == "display-host" || each.program == "one-box");
        open.Select(each => each.way).Distinct().ShouldBe(folder.EndsWith("development") ? [] : [("198.51.100.0/24", 8080)]);
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Clusters))]
    public void Figures_are_read_from_the_monitorings_namespace_and_nothing_more_is(string folder)
    {
        var network = new Walls(Manifests.Of(folder));

        foreach (var program in Programs)
        {
            network.PortsFor(program, "monitoring").ShouldBe(program switch { "camera-host" => [8081], "postgres" => [], _ => [9090] });
            network.PortsFor(program, "default").ShouldBeEmpty();
        }
    }

    [NeedsFact(Needs.Kubernetes)]
    public void A_wall_with_a_hole_is_seen()
    {
        var hole = Manifests.Read("""
            kind: NetworkPolicy
            apiVersion: networking.k8s.io/v1
            metadata: {name: hole, namespace: actors}
            spec:
              podSelector: {matchLabels: {app.kubernetes.io/name: camera-host}}
              policyTypes: [Egress]
              egress: [{to: [{podSelector: {}}]}, {to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]
            """).Objects;
        var walls = new Walls([.. Manifests.Of("overlays/three-gpu"), .. hole]);

        // Both ends have to agree: the database's own policy still holds.
        walls.Allows("camera-host", "postgres", 5432).ShouldBeFalse();
        walls.Blocks("camera-host", "egress").ShouldContain(("0.0.0.0/0", 0));
        new Walls([.. Manifests.Of("overlays/three-gpu").Where(each => each is not { Kind: "NetworkPolicy", Name: "closed" or "postgres" }), .. hole]).Allows("camera-host", "postgres", 5432).ShouldBeTrue();
    }
}
