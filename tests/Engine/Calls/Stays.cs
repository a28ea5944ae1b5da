namespace Actors.Tests.Calls;

internal static class Stays
{
    /// <summary>Checks that a number is as expected after everything that could change it had its chance: other grains of the silo answered many calls meanwhile.</summary>
    public static async Task ShouldStay(this int now, int expected, Func<int> read, TestSilo silo)
    {
        now.ShouldBe(expected);
        var other = silo.Grain<ICounterGrain>("bystander");
        for (var i = 0; i < 200; i++)
        {
            await other.GetLater();
        }

        read().ShouldBe(expected);
    }
}
