using System.Collections.Immutable;
using Actors.Cameras;

namespace Actors.Stores;

/// <summary>A store file that was read, with everything the hosts need beside what the grains run.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="File">The store as the file defines it.</param>
/// <param name="Settings">What the grains run.</param>
/// <param name="CameraSources">Each camera's source by its key, relative paths made absolute. May hold passwords.</param>
/// <param name="ContentPaths">Each content file's absolute path by its SHA-256.</param>
/// <param name="DisplayNames">Each display's name for people by its key.</param>
internal sealed record LoadedStore(
    string Path,
    StoreFile File,
    StoreSettings Settings,
    ImmutableDictionary<string, string> CameraSources,
    ImmutableDictionary<string, string> ContentPaths,
    ImmutableDictionary<string, string> DisplayNames)
{
    /// <summary>What camera hosts are to run.</summary>
    public ImmutableArray<CameraPost> CameraPosts => [.. Settings.Lanes.SelectMany(lane => lane.CameraIds, (lane, id) => new CameraPost(id, lane.LaneId, CameraSources[id]))];

    /// <summary>Reads a store file and looks at every file it names.</summary>
    /// <param name="path">The store file.</param>
    /// <param name="demoFolder">Where `demo:NAME` is found.</param>
    /// <exception cref="StoreFileException">The file cannot be read or has errors; the exception holds every one.</exception>
    public static LoadedStore Read(string path, string demoFolder)
    {
        var absolute = System.IO.Path.GetFullPath(path);
        string json;
        try
        {
            json = System.IO.File.ReadAllText(absolute);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreFileException(path, [new StoreFileError("", $"The file cannot be read: {fault.Message}")]);
        }

        var folder = new StoreFolder(System.IO.Path.GetDirectoryName(absolute)!, demoFolder);
        var reading = StoreFile.Read(json, folder);
        if (reading.Store is not { } store)
        {
            throw new StoreFileException(path, reading.Errors);
        }

        return new LoadedStore(
            absolute,
            store,
            store.ToSettings(),
            store.Lanes.SelectMany(lane => lane.Cameras.Select(camera => KeyValuePair.Create(store.CameraKey(lane, camera), folder.Resolve(camera.Source)))).ToImmutableDictionary(),
            store.Content.DistinctBy(content => content.Sha256).ToImmutableDictionary(content => content.Sha256, content => folder.Resolve(content.File)),
            store.Lanes.SelectMany(lane => lane.Displays.Select(display => KeyValuePair.Create(store.DisplayKey(lane, display), display.Name))).ToImmutableDictionary());
    }
}
