using Actors.TestKit;

namespace Actors.Tests;

public class Rendering
{
    public static TheoryData<string> Folders => new(Manifests.Folders);

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void Every_object_is_what_the_schema_of_its_kind_allows(string folder) => Manifests.Render(folder).Faults.ShouldBeEmpty();

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void Every_object_lies_in_the_namespace_and_no_two_have_one_name(string folder)
    {
        var objects = Manifests.Of(folder);

        objects.Where(each => each.Kind != "Namespace").ShouldAllBe(each => each.Namespace == "actors");
        objects.Select(each => each.ToString()).ShouldBeUnique();
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Every_component_renders_on_the_cluster_and_is_what_the_schemas_allow()
    {
        using var overlay = new TemporaryOverlay("overlays/three-gpu", "tills", "cert-manager", "prometheus-operator");

        var reading = Manifests.RenderAt(overlay.Path);

        reading.Faults.ShouldBeEmpty();
        var kinds = reading.Objects.Select(each => each.Kind).ToHashSet();
        foreach (var kind in (string[])["Issuer", "Certificate", "PodMonitor", "PrometheusRule"])
        {
            kinds.ShouldContain(kind);
        }
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: a}\nspec: {replicaz: 1, selector: {}, template: {}}", "/spec/replicaz is no field of the schema" },
        { "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: a}\nspec: {replicas: one, selector: {}, template: {}}", "/spec/replicas type" },
        { "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: a}\nspec: {selector: {}}", "/spec required" },
        { "kind: Deploymint\napiVersion: apps/v1\nmetadata: {name: a}", "no schema for apps/v1 Deploymint" },
        {
            "kind: Job\napiVersion: batch/v1\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, securityContext: {capabilities: {dropp: [ALL]}}}]}}}",
            "/spec/template/spec/containers/0/securityContext/capabilities/dropp is no field of the schema"
        },
        {
            "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: a}\nspec: {podSelector: {}, egress: [{too: []}]}",
            "/spec/egress/0/too is no field of the schema"
        },
        {
            "kind: Certificate\napiVersion: cert-manager.io/v1\nmetadata: {name: a}\nspec: {secretName: a, issuerRef: {name: b, clazz: c}}",
            "/spec/issuerRef/clazz is no field of the schema"
        },
        {
            "kind: PodMonitor\napiVersion: monitoring.coreos.com/v1\nmetadata: {name: a}\nspec: {selector: {}, podMetricsEndpoints: [{portt: a}]}",
            "/spec/podMetricsEndpoints/0/portt is no field of the schema"
        },
        { "kind: ConfigMap\napiVersion: v1\nmetadata: {name: a, name: b}", "Map keys must be unique" },
    };

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Wrong))]
    public void A_mistake_in_a_manifest_is_found(string yaml, string fault) => Manifests.Read(yaml).Faults.ShouldContain(each => each.Contains(fault, StringComparison.Ordinal));
}
