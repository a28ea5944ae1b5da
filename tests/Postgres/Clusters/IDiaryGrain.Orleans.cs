namespace Actors.Tests.Clusters;

[Alias("actors.tests.diary")]
public interface IDiaryGrain : IGrainWithStringKey
{
    [Alias("write")]
    Task WriteAsync(string text);

    [Alias("read")]
    Task<string> ReadAsync();

    /// <summary>Has itself reminded from now on, every second.</summary>
    [Alias("remind")]
    Task RemindAsync();

    [Alias("reminders")]
    Task<int> RemindersAsync();

    /// <summary>The name of the silo that it lives on.</summary>
    [Alias("where")]
    Task<string> WhereAsync();
}
