namespace Orleans.Runtime;

/// <summary>Work to be done when the silo has started, before its host goes on.</summary>
public interface IStartupTask
{
    Task Execute(CancellationToken cancellationToken);
}
