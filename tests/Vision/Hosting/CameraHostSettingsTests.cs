using System.Collections;
using Actors.Cameras;
using Actors.Settings;

namespace Actors.Tests.Vision;

public class CameraHostSettingsTests
{
    [Fact]
    public void A_camera_host_needs_gateways_and_a_store_and_knows_the_rest()
    {
        var settings = Read(("ACTORS_CLUSTER__GATEWAYS", "silo:30000"), ("ACTORS_STOREID", "s1"), ("ACTORS_HOST__ID", "cam-0"), ("ACTORS_HOME", "/data"));
        var options = new CameraHostOptions();
        settings.Configure(options);

        options.StoreId.ShouldBe("s1");
        options.HostId.ShouldBe("cam-0");
        options.Capacity.ShouldBe(4 * Environment.ProcessorCount);
        options.ModelFolder.ShouldBe("/data/models");
        settings.Http.Port.ShouldBe(8081);
        settings.Http.IsLocal.ShouldBeTrue();
        new CameraHostOptionsValidator().Validate(null, options).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var wrong = Should.Throw<SettingsException>(() => Read(
            ("ACTORS_CLUSTER__GATEWAYS", "silo"), ("ACTORS_STOREID", "S1!"), ("ACTORS_HOST__CAPACITY", "0"), ("ACTORS_HTTP__PORT", "eighty"), ("ACTORS_HOST__CAPACTIY", "3"))).Message;

        wrong.ShouldContain("ACTORS_CLUSTER__GATEWAYS is 'silo'; allowed is host:port");
        wrong.ShouldContain("ACTORS_STOREID is 'S1!'; allowed is 1 to 40 lower-case letters, digits and inner hyphens.");
        wrong.ShouldContain("ACTORS_HOST__CAPACITY is '0'; allowed is 1 to 1000.");
        wrong.ShouldContain("ACTORS_HTTP__PORT is 'eighty'; allowed is 0 to 65535.");
        wrong.ShouldContain("ACTORS_HOST__CAPACTIY is no setting of this program");
        wrong.Split(Environment.NewLine).Length.ShouldBe(5);
    }

    [Fact]
    public void A_host_is_ready_while_the_store_has_answered_within_ten_seconds()
    {
        CameraHostReadiness.Complaint(null).ShouldBe("No silo of the cluster has answered yet.");
        CameraHostReadiness.Complaint(TimeSpan.FromSeconds(9.9)).ShouldBeNull();
        CameraHostReadiness.Complaint(TimeSpan.FromSeconds(12.4)).ShouldBe("No silo of the cluster has answered for 12 s.");
    }

    private static CameraHostSettings Read(params (string Name, string Value)[] environment)
    {
        var variables = new Hashtable();
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        return CameraHostSettings.Read([], variables);
    }
}
