using System.Diagnostics;
using Actors.TestKit;

namespace Actors.Tests.Chaos;

public class AftermathTests
{
    [Fact]
    public async Task Everything_that_was_begun_is_ended_and_undone_the_last_first()
    {
        var file = Path.GetTempFileName();
        using var sleeper = Process.Start("sleep", "1000");
        await using (var aftermath = new Aftermath())
        {
            aftermath.Undo($"echo first >> {file}");
            aftermath.Undo($"echo second >> {file}");
            aftermath.Runs(sleeper.Id);
            Machine.Signal(sleeper.Id, Machine.Stop);
        }

        await sleeper.WaitForExitAsync().Within("the end of a frozen process");
        (await File.ReadAllLinesAsync(file)).ShouldBe(["second", "first"]);
        File.Delete(file);
    }
}
