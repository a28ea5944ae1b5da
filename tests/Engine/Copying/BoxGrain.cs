namespace Actors.Tests.Copying;

internal sealed class BoxGrain : Grain, IBoxGrain
{
    public Task<object> Echo(object value) => Task.FromResult(value);

    public Task<bool> IsSame(Parcel parcel, Parcel same) => Task.FromResult(ReferenceEquals(parcel, same));
}
