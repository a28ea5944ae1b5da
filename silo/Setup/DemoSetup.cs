namespace Actors.Setup;

/// <summary>
/// Makes the demo store's moving pictures: two clips for its cameras, out of the photographs that an npm package installs, and one spot. The
/// clips are read by the camera host only; no page ever shows them.
/// </summary>
internal sealed class DemoSetup(string home) : ISetupStep
{
    private readonly string _folder = Path.Combine(home, "demo");
    private readonly string _photographs = Path.Combine(home, "npm", "node_modules", "@vladmandic", "face-api", "demo");

    public string Name => "demo store";

    public bool IsDone() => Clips.All(clip => File.Exists(Path.Combine(_folder, clip.File)));

    public async Task RunAsync(Action<string> report, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        foreach (var (file, make) in Clips)
        {
            var path = Path.Combine(_folder, file);
            if (File.Exists(path))
            {
                continue;
            }

            var part = Path.Combine(_folder, ".part-" + file);
            try
            {
                await make(part, cancellation);
                File.Move(part, path, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }

            report($"{file}, {new FileInfo(path).Length / 1024} KiB");
        }
    }

    private (string File, Func<string, CancellationToken, Task> Make)[] Clips =>
    [
        ("checkout-1.mp4", (path, cancellation) => DemoCamera.Checkout.MakeAsync(_photographs, path, cancellation)),
        ("entrance.mp4", (path, cancellation) => DemoCamera.Entrance.MakeAsync(_photographs, path, cancellation)),
        ("pasta-evening.mp4", DemoVideo.MakeAsync),
    ];
}
