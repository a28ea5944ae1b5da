using Actors.Setup;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class DisplayDemoSetupTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("actors-demo-test-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [NeedsFact(Needs.Ffmpeg)]
    public async Task Missing_photographs_are_named_and_nothing_half_made_stays()
    {
        var setup = new DemoSetup(_home);

        var error = await Should.ThrowAsync<DemoException>(setup.RunAsync(_ => { }, CancellationToken.None));

        error.Message.ShouldContain("sample3.jpg is missing");
        Directory.EnumerateFiles(Path.Combine(_home, "demo")).ShouldBeEmpty();
        setup.IsDone().ShouldBeFalse();
    }

    [NeedsFact(Needs.Ffmpeg | Needs.Demo)]
    public async Task The_clips_are_made_once_and_the_same_each_time()
    {
        Directory.CreateSymbolicLink(Path.Combine(_home, "npm"), Path.Combine(Workplace.Home, "npm"));
        var setup = new DemoSetup(_home);
        var lines = new List<string>();
        await setup.RunAsync(lines.Add, CancellationToken.None);
        setup.IsDone().ShouldBeTrue();
        lines.Count.ShouldBe(3);
        var clip = Path.Combine(_home, "demo", "checkout-1.mp4");
        var first = await File.ReadAllBytesAsync(clip);

        File.Delete(clip);
        setup.IsDone().ShouldBeFalse();
        await setup.RunAsync(lines.Add, CancellationToken.None);

        lines.Count.ShouldBe(4);
        (await File.ReadAllBytesAsync(clip)).ShouldBe(first);
    }
}
