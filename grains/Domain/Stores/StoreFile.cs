using System.Collections.Immutable;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>A store as its file defines it, checked.</summary>
/// <param name="StoreId">The store's key.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Zone">Its IANA time zone.</param>
/// <param name="Operator">Who is responsible.</param>
/// <param name="Contact">How to reach them.</param>
/// <param name="Lanes">The lanes, in the order of the file.</param>
/// <param name="Content">The content, in the order of the file.</param>
/// <param name="AudienceHold">How long a change of audience must hold before it counts.</param>
/// <param name="SightingTimeToLive">How long a camera's last batch is believed.</param>
public sealed record StoreFile(
    string StoreId,
    string Name,
    string Zone,
    string Operator,
    string Contact,
    ImmutableArray<StoreFileLane> Lanes,
    ImmutableArray<StoreFileContent> Content,
    TimeSpan AudienceHold,
    TimeSpan SightingTimeToLive)
{
    /// <summary>Reads a store file's text. Touches no file itself: what lies around it, the folder tells.</summary>
    public static StoreFileReading Read(string json, IStoreFolder folder) => new StoreFileReader(folder).Read(json);

    /// <summary>The JSON schema of store files.</summary>
    public static string Schema => ShapeSchema.Write(StoreFileShape.Root, "Actors store file");

    /// <summary>The definition that grains run.</summary>
    public StoreSettings ToSettings()
    {
        var content = Content.Select(it => it.Item).ToImmutableArray();
        var lanes = Lanes.Select(lane => new LaneSettings(
            $"{StoreId}/{lane.Id}", lane.Name, lane.Kind, lane.Mode, lane.Family,
            [.. lane.Cameras.Select(camera => CameraKey(lane, camera))],
            [.. lane.Displays.Select(display => DisplayKey(lane, display))],
            content, lane.Restricted, Zone, AudienceHold, SightingTimeToLive,
            lane.Cameras.Count(camera => camera.Source.StartsWith("sim:", StringComparison.OrdinalIgnoreCase))));
        return new StoreSettings(
            StoreId, Name, Zone, Operator, Contact, [.. lanes],
            [.. Lanes.SelectMany(lane => lane.Displays.Select(display => new DisplaySite(
                DisplayKey(lane, display), display.Name, display.VenueType, display.Width, display.Height, display.ImpressionsPerPlay)))]);
    }

    /// <summary>The key of a lane's camera.</summary>
    public string CameraKey(StoreFileLane lane, StoreFileCamera camera)
    {
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(camera);
        return $"{StoreId}/{lane.Id}/{camera.Id}";
    }

    /// <summary>The key of a lane's display.</summary>
    public string DisplayKey(StoreFileLane lane, StoreFileDisplay display)
    {
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(display);
        return $"{StoreId}/{lane.Id}/{display.Id}";
    }
}
