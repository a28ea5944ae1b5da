using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Actors.Audiences;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;
using Actors.Running;
using Actors.Stores;

namespace Actors.Commands;

/// <summary>`check FILE`: says what a store file would run, or everything that is wrong with it.</summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The store file.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text." };
        var schema = new Option<bool>("--schema") { Description = "Write the JSON schema of store files instead." };
        var command = new Command("check", "Say what a store file would run, or everything that is wrong with it.") { file, json, schema };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(file) is null != parsed.GetValue(schema))
            {
                parsed.AddError("check takes either a store file or --schema.");
            }
        });
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(file) is not { } path)
            {
                output.Write(StoreFile.Schema);
                return 0;
            }

            if (!parsed.GetValue(json))
            {
                Describe(LoadedStore.Read(path, Home.Demo), output);
                return 0;
            }

            try
            {
                output.WriteLine(JsonSerializer.Serialize(View(LoadedStore.Read(path, Home.Demo)), Json));
                return 0;
            }
            catch (StoreFileException refusal)
            {
                output.WriteLine(JsonSerializer.Serialize(new { file = refusal.Path, errors = refusal.Errors }, Json));
                return 1;
            }
        });
        return command;
    }

    private static void Describe(LoadedStore loaded, TextWriter output)
    {
        var store = loaded.File;
        output.WriteLine($"{store.Name} ({store.StoreId}), {store.Zone}, run by {store.Operator}, {store.Contact}");
        foreach (var lane in store.Lanes)
        {
            output.WriteLine($"  Lane {lane.Id}: {lane.Name}, {lane.Kind.Name()}, {lane.Mode.Name()}{(lane.Family ? ", family" : "")}");
            foreach (var camera in lane.Cameras)
            {
                output.WriteLine($"    Camera {camera.Id}: {Shown(camera.Source)}");
            }

            foreach (var display in lane.Displays)
            {
                output.WriteLine($"    Display {display.Id}: {display.Name}");
            }

            foreach (var window in lane.Restricted)
            {
                output.WriteLine($"    May show {window.Category.Name()} from {Time(window.From)} to {Time(window.To)}, to verified adults only");
            }
        }

        foreach (var content in store.Content)
        {
            output.WriteLine($"  Content {content.Id}: {content.Title}, {content.File.Path}, {Seconds(content.MinimumTime)} to {Seconds(content.MaximumTime)} s, {Audience(content)}");
        }

        output.WriteLine($"No errors: {store.Lanes.Length} lanes, {loaded.CameraSources.Count} cameras, {loaded.DisplayNames.Count} displays, {store.Content.Length} pieces of content.");
    }

    private static string Audience(StoreFileContent content)
    {
        var words = new List<string> { AudienceMatch.Describe(content.Audience) };
        if (content.Category.IsRestricted())
        {
            words.Add($"restricted: {content.Category.Name()}");
        }

        if (content.IsDefault)
        {
            words.Add("default");
        }

        if (!content.LaneKinds.IsEmpty)
        {
            words.Add($"only in {string.Join(", ", content.LaneKinds.Select(kind => kind.Name()))}");
        }

        return string.Join(", ", words);
    }

    private static object View(LoadedStore loaded) => new
    {
        file = loaded.Path,
        errors = Array.Empty<StoreFileError>(),
        store = loaded.File.StoreId,
        name = loaded.File.Name,
        zone = loaded.File.Zone,
        lanes = loaded.File.Lanes.Select(lane => new
        {
            id = lane.Id,
            kind = lane.Kind.Name(),
            mode = lane.Mode.Name(),
            family = lane.Family,
            cameras = lane.Cameras.Select(camera => new { id = camera.Id, source = Shown(camera.Source) }),
            displays = lane.Displays.Select(display => new { id = display.Id, name = display.Name }),
            restricted = lane.Restricted.Select(window => new { category = window.Category.Name(), from = Time(window.From), to = Time(window.To) }),
        }),
        content = loaded.File.Content.Select(content => new
        {
            id = content.Id,
            title = content.Title,
            file = content.File.Path,
            kind = content.File.Kind.Name(),
            sha256 = content.Sha256,
            minimumSeconds = content.MinimumTime.TotalSeconds,
            maximumSeconds = content.MaximumTime.TotalSeconds,
            audience = AudienceMatch.Describe(content.Audience),
            category = content.Category.Name(),
            isDefault = content.IsDefault,
        }),
    };

    /// <summary>The source as written, without credentials.</summary>
    private static string Shown(string source) =>
        CameraSource.Parse(source, Home.Demo) is { Kind: CameraSourceKind.Rtsp or CameraSourceKind.Http } address ? address.Name : source;

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
