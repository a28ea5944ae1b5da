using Actors.Lanes;

namespace Actors.Tests.Decisions;

/// <summary>The suite of every log of decisions, and what only a file can do to its log.</summary>
public sealed class SqliteDecisionLogTests : DecisionLogConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-decisions-").FullName;
    private readonly List<SqliteDecisionLog> _logs = [];

    public void Dispose()
    {
        _logs.ForEach(static log => log.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        var log = new SqliteDecisionLog(Path.Combine(_folder, "missing", "decisions.db"));
        _logs.Add(log);
        (await Should.ThrowAsync<DecisionLogException>(async () => await log.WriteAsync([Decided(Guid.NewGuid())], default))).Message
            .ShouldStartWith($"The decisions in {_folder}/missing/decisions.db cannot be written: ");
        await Should.ThrowAsync<DecisionLogException>(async () => await log.FindAsync("s1", Guid.NewGuid(), default));
    }

    protected override IDecisionLog Open()
    {
        var log = new SqliteDecisionLog(Path.Combine(_folder, "decisions.db"));
        _logs.Add(log);
        return log;
    }
}
