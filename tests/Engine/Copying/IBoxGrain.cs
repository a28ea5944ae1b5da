namespace Actors.Tests.Copying;

internal interface IBoxGrain : IGrainWithStringKey
{
    Task<object> Echo(object value);

    Task<bool> IsSame([Immutable] Parcel parcel, Parcel same);
}
