namespace Actors.Tests.Identities;

/// <summary>More than one class stands behind it.</summary>
public interface IShapeGrain : IGrainWithStringKey
{
    Task<string> Name();
}
