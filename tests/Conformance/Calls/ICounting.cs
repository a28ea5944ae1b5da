namespace Actors.Tests.Calls;

/// <summary>A part of an interface that is not one of grains itself.</summary>
public interface ICounting
{
    Task<int> Count();
}
