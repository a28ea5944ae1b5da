using System.Collections.Immutable;

namespace Actors.Tests.Copying;

public interface IBoxGrain : IGrainWithStringKey
{
    Task Keep(Parcel parcel);

    ValueTask<Parcel> Look();

    /// <summary>Gives out what it keeps, later.</summary>
    Task<Parcel> LookLater();

    Task Add(string item);

    Task<Label> Stick(Label label);

    Task<Tag> Mark(Tag tag);

    Task<object> Echo(object value);

    /// <summary>The first parameter is passed as it is within a process.</summary>
    Task<bool> IsSame([Immutable] Parcel parcel, Parcel same);

    /// <summary>Whether two things inside one argument are one object here too.</summary>
    Task<bool> IsShared(List<Parcel> parcels);

    ValueTask<ImmutableArray<Label>> Labels(ImmutableArray<Label> labels);

    /// <summary>Returns what must not cross.</summary>
    Task<object> Hide();
}
