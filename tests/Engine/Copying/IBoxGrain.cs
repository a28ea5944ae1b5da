using System.Collections.Immutable;

namespace Actors.Tests.Copying;

internal interface IBoxGrain : IGrainWithStringKey
{
    Task Keep(Parcel parcel);

    ValueTask<Parcel> Look();

    Task<Label> Stick(Label label);

    Task<object> Echo(object value);

    Task<bool> IsSame([Immutable] Parcel parcel, Parcel same);

    ValueTask<ImmutableArray<Label>> Labels(ImmutableArray<Label> labels);
}
