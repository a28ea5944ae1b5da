namespace Actors.Embedded;

/// <summary>A persistent state that is read before its grain is activated.</summary>
internal interface IStateReader
{
    Task ReadStateAsync();
}
