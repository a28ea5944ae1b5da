using Actors.TestKit;

namespace Actors.Tests.Facts;

/// <summary>A test of a log that needs a PostgreSQL server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LogFactAttribute : FactAttribute
{
    public LogFactAttribute() => Skip = new NeedsFactAttribute(Needs.Postgres).Skip;
}
