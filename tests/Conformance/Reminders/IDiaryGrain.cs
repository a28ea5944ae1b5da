namespace Actors.Tests.Reminders;

public interface IDiaryGrain : IGrainWithStringKey, IRemindable
{
    Task<string> Remember(string name, TimeSpan due, TimeSpan period);

    /// <summary>False when there is none of that name.</summary>
    Task<bool> Forget(string name);

    Task<string[]> Names();

    Task Fail(bool fails);

    Task Leave();
}
