using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actors.TestKit;

namespace Actors.Tests;

public partial class Figures
{
    private static readonly string Alerts = Path.Combine(Manifests.Folder, "components", "prometheus-operator", "alerts.yaml");

    /// <summary>What Prometheus itself and kube-state-metrics tell.</summary>
    private static readonly string[] Foreign = ["up", "kube_cronjob_status_last_successful_time"];

    [NeedsFact(Needs.Kubernetes)]
    public void Every_figure_that_an_alert_or_the_dashboard_names_is_one_that_the_product_tells()
    {
        var told = InCode();
        var expressions = AlertExpressions().Concat(DashboardExpressions()).ToList();

        expressions.Count.ShouldBeGreaterThan(20);
        foreach (var expression in expressions)
        {
            var named = Selector().Matches(expression).Select(match => match.Groups[1].Value).Concat(Metric().Matches(expression).Select(match => match.Value)).Distinct().ToList();
            named.ShouldNotBeEmpty(expression);
            named.Except(told).Except(Foreign).ShouldBeEmpty(expression);
        }
    }

    // The names in code are read out of the sources, since a counter shows only once it has counted: a store that runs holds that reading to the truth.
    [Fact]
    public async Task A_store_that_runs_tells_what_is_read_out_of_its_sources()
    {
        var home = Directory.CreateTempSubdirectory("actors-figures-");
        var store = Path.Combine(Manifests.Folder, "overlays", "development", "store", "store.json");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Actors.Silo.dll"), "up", "--store", store, "--home", home.FullName, "--port", "0", "--for", "1m"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            using var http = new HttpClient();
            var address = await AddressAsync(process.StandardOutput, deadline.Token);
            await UntilReadyAsync(http, address, deadline.Token);

            var text = await http.GetStringAsync(new Uri(address, "/metrics"), deadline.Token);

            var told = text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('{', ' ')[0]).Distinct().ToList();
            told.ShouldContain("actors_lane_people");
            told.ShouldContain("actors_lane_decisions_total");
            told.Except(InCode()).ShouldBeEmpty();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            home.Delete(recursive: true);
        }
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Every_alert_has_a_row_in_the_runbook_and_no_row_lacks_its_alert()
    {
        var alerts = Rules().Select(rule => rule["alert"]!.GetValue<string>()).ToList();
        var rows = AlertRow().Matches(File.ReadAllText(Path.Combine(Manifests.Folder, "RUNBOOK.md"))).Select(match => match.Groups[1].Value);

        rows.ShouldBe(alerts, ignoreOrder: true);
    }

    [NeedsFact(Needs.Kubernetes)]
    public void The_rules_that_the_runbook_cuts_out_are_those_of_the_operator()
    {
        var command = RuleCutting().Match(File.ReadAllText(Path.Combine(Manifests.Folder, "RUNBOOK.md"))).Groups[1].Value;
        command.ShouldNotBeEmpty();

        var (exit, output, error) = Command.Run("bash", ["-c", $"cd '{Workplace.Root}' && {command}"]);

        exit.ShouldBe(0, error);
        var rules = Manifests.Read(output, plain: true).Objects.Single().Node["groups"]!;
        rules.ToJsonString(null).ShouldBe(Manifests.Read(File.ReadAllText(Alerts)).Objects.Single().Spec!["groups"]!.ToJsonString(null));
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Every_alert_says_what_is_wrong_and_how_bad_it_is()
    {
        foreach (var rule in Rules())
        {
            rule["annotations"]!["summary"]!.GetValue<string>().ShouldEndWith(".", Case.Sensitive, $"{rule["alert"]}");
            rule["labels"]!["severity"]!.GetValue<string>().ShouldBeOneOf("critical", "warning");
        }
    }

    /// <summary>The names that the product tells figures under, by the rules of Measurements.NameOf.</summary>
    private static HashSet<string> InCode()
    {
        var names = new HashSet<string>();
        foreach (var file in new[] { "hosting", "postgres", "silo", "camera-host", "display-host", "grains" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Workplace.Root, folder), "*.cs", SearchOption.AllDirectories)))
        {
            var source = File.ReadAllText(file);
            foreach (var instrument in Instrument().Matches(source).Where(match => match.Groups[1].Value != "Alias"))
            {
                var kind = instrument.Groups[1].Value;
                var unit = kind.StartsWith("Quantiles", StringComparison.Ordinal) ? "ms" : instrument.Groups[3].Value;
                names.Add($"{instrument.Groups[2].Value.Replace('.', '_')}{(unit.Length > 0 ? $"_{unit}" : "")}{(kind.Contains("Count") ? "_total" : "")}");
            }

            names.UnionWith(Plain().Matches(source).Select(match => match.Groups[1].Value));
        }

        return names;
    }

    private static IEnumerable<JsonNode> Rules() => Manifests.Read(File.ReadAllText(Alerts)).Objects.Single().Spec!["groups"]!.AsArray().SelectMany(group => Pod.Items(group!["rules"]));

    private static IEnumerable<string> AlertExpressions() => Rules().Select(rule => rule["expr"]!.GetValue<string>());

    private static IEnumerable<string> DashboardExpressions() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Manifests.Folder, "monitoring", "dashboard.json")))!["panels"]!.AsArray()
            .SelectMany(panel => Pod.Items(panel!["targets"])).Select(target => target["expr"]!.GetValue<string>());

    private static async Task<Uri> AddressAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var said = "";
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            said += line + "\n";
            if (Console().Match(line) is { Success: true } match)
            {
                return new Uri(match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException($"The store was expected to say its address and said: {said}");
    }

    private static async Task UntilReadyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"), cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }

    // The unit, where there is one, stands behind what is observed, as CreateObservableGauge takes it.
    [GeneratedRegex(@"(\w+)(?:<\w+>)?\(\s*""(actors\.[a-z_.]+)""(?:, \w+, ""([a-z]+)"")?")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"""((?:actors|process|dotnet)_[a-z_]+)""")]
    private static partial Regex Plain();

    [GeneratedRegex(@"([a-z_]+) ?[{\[]")]
    private static partial Regex Selector();

    [GeneratedRegex(@"\b(?:actors|process|dotnet|kube)_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex AlertRow();

    [GeneratedRegex(@"^(sed .*alerts\.yaml) > actors\.rules\.yaml$", RegexOptions.Multiline)]
    private static partial Regex RuleCutting();

    [GeneratedRegex(@"Console\s+(http://[^/#\s]+)")]
    private static partial Regex Console();
}
