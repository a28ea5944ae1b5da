using System.Collections;
using System.Net;
using Actors.Clusters;
using Actors.Settings;

namespace Actors.Tests.Settings;

public sealed class SettingReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_environment_wins_over_the_file()
    {
        var settings = Read(File("""{ "http": { "port": 81 }, "cluster": { "id": "shop" } }"""), ("ACTORS_HTTP__PORT", "82"));

        settings.Port("HTTP__PORT", 80).ShouldBe(82);
        settings.Text("CLUSTER__ID").ShouldBe("shop");
        settings.Finish();
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_name_value_and_what_is_allowed()
    {
        var settings = Read(null, ("ACTORS_HTTP__PORT", "70000"), ("ACTORS_HTTP__LISTEN", "here"), ("ACTORS_CLUSTER__GATEWAYS", "silo"));
        HttpSettings.Read(settings, 8080);
        ClusterSettings.ReadClient(settings);

        Should.Throw<SettingsException>(settings.Finish).Message.Split(Environment.NewLine).ShouldBe(
        [
            "ACTORS_HTTP__LISTEN is 'here'; allowed is an IP address, such as 127.0.0.1, or 0.0.0.0 for all of this machine's.",
            "ACTORS_HTTP__PORT is '70000'; allowed is 0 to 65535.",
            "ACTORS_CLUSTER__GATEWAYS is 'silo'; allowed is host:port with a port from 1 to 65535, several separated by commas.",
        ]);
    }

    [Fact]
    public void A_setting_that_the_program_does_not_know_is_refused()
    {
        var settings = Read(File("""{ "prot": 1 }"""), ("ACTORS_HTTP__PROT", "1"), ("ACTORS_SILO_SERVICE_HOST", "10.0.0.1"));
        HttpSettings.Read(settings, 8080);

        var message = Should.Throw<SettingsException>(settings.Finish).Message;
        message.ShouldContain("ACTORS_HTTP__PROT is no setting of this program; known are ACTORS_HTTP__LISTEN, ACTORS_HTTP__METRICSPORT, ACTORS_HTTP__PORT.");
        message.ShouldContain("'prot' in ");
        message.ShouldNotContain("SERVICE_HOST");
    }

    [Theory]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{", "cannot be read")]
    public void A_file_that_is_no_object_is_refused(string content, string sentence) =>
        Should.Throw<SettingsException>(() => Read(File(content))).Message.ShouldContain(sentence);

    [Fact]
    public void Other_arguments_are_refused() =>
        Should.Throw<SettingsException>(() => new SettingReader(["--setting", "x"], new Hashtable())).Message
            .ShouldBe("The arguments are '--setting x'; allowed are none, or --settings FILE.");

    [Theory]
    [InlineData("silo:30000", "silo", 30000)]
    [InlineData("[::1]:1", "::1", 1)]
    [InlineData("10.0.0.7:65535", "10.0.0.7", 65535)]
    public void A_gateway_is_a_host_and_a_port(string text, string host, int port)
    {
        GatewayName.TryParse(text, out var name).ShouldBeTrue();
        name.ShouldBe(new GatewayName(host, port));
    }

    [Theory]
    [InlineData(":30000")]
    [InlineData("silo:0")]
    [InlineData("silo:65536")]
    [InlineData("a b:1")]
    [InlineData("silo:+1")]
    public void What_is_no_gateway_is_refused(string text) => GatewayName.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_silo_that_others_can_reach_needs_certificates()
    {
        var settings = Read(null, ("ACTORS_CLUSTER__ADDRESS", "10.0.0.1"));
        ClusterSettings.ReadSilo(settings).Address.ShouldBe(IPAddress.Parse("10.0.0.1"));

        Should.Throw<SettingsException>(settings.Finish).Message.ShouldStartWith("ACTORS_CLUSTER__CERTIFICATES is missing");
    }

    private string File(string content)
    {
        var file = Path.Combine(_folder, "settings.json");
        System.IO.File.WriteAllText(file, content);
        return file;
    }

    private static SettingReader Read(string? file, params (string Name, string Value)[] environment) =>
        new(file is null ? [] : ["--settings", file], environment.ToDictionary(each => each.Name, each => each.Value));
}
