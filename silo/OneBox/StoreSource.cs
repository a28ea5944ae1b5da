using Actors.Cameras;
using Actors.Stores;

namespace Actors.Running;

/// <summary>Which store a run runs, and on which cameras.</summary>
internal static class StoreSource
{
    private static readonly string DemoStore = Path.Combine(AppContext.BaseDirectory, "demo", "store.json");

    /// <summary>Reads the store file, the demo store's where none was named, and puts the camera of the command line in its place.</summary>
    /// <exception cref="ActorsException">The store file has errors, or the camera is no source.</exception>
    public static LoadedStore Read(UpOptions options)
    {
        var store = LoadedStore.Read(options.Store ?? DemoStore, DemoFolder(options));
        if (options.Camera is not { } source)
        {
            return store;
        }

        if (store.Settings.Lanes.SelectMany(lane => lane.CameraIds).FirstOrDefault() is not { } first)
        {
            throw new StartRefusedException($"--camera '{CameraSource.Parse(source, DemoFolder(options))}' has no place: no lane of the store file has a camera.");
        }

        if (CameraSource.Parse(source, DemoFolder(options)) is { Kind: CameraSourceKind.File } file && !File.Exists(file.Name))
        {
            throw new StartRefusedException($"--camera is '{source}', and there is no such file; it is a file, rtsp://, rtsps://, http://, https://, /dev/videoN, usb:N, demo:NAME or sim:groups.");
        }

        return store with { CameraSources = store.CameraSources.SetItem(first, source) };
    }

    /// <summary>Gives the camera host every camera of the store.</summary>
    public static void Configure(CameraHostOptions cameras, UpOptions options, LoadedStore store)
    {
        cameras.Cameras = store.CameraPosts;
        cameras.DemoFolder = DemoFolder(options);
    }

    /// <summary>Whether any camera of the store has frames to look at.</summary>
    public static bool HasRealCamera(LoadedStore store) => store.CameraSources.Values.Any(source => !CameraSource.IsSimulator(source));

    private static string DemoFolder(UpOptions options) => Path.Combine(Path.GetFullPath(options.Home), "demo");
}
