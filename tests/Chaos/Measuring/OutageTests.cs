namespace Actors.Tests.Chaos;

public class OutageTests
{
    [Theory]
    [InlineData("9.5 10.5 11.5 12.5 13.5 14.5", 0.5)]
    [InlineData("9.5 14 15 16", 4)]
    [InlineData("9.5 10.2 13.5 14.5 15.5", 3.5)]
    [InlineData("9.5 10.2 11", 6)]
    [InlineData("", 6)]
    public void A_lane_has_resumed_at_the_end_of_its_last_silence(string decisions, double expected) =>
        Outage.Resumed([.. decisions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(at => TimeSpan.FromSeconds(double.Parse(at)))], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(16)).TotalSeconds.ShouldBe(expected, 0.001);
}
