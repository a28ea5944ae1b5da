namespace Actors.Tests.Timers;

internal interface IDiaryGrain : IGrainWithStringKey, IRemindable
{
    Task Remember(string name, TimeSpan due, TimeSpan period);

    Task<string[]> Names();
}
