using System.Collections.Immutable;

namespace Actors.Tests.Copying;

internal sealed class BoxGrain : Grain, IBoxGrain
{
    private Parcel _parcel = new();

    public Task Keep(Parcel parcel)
    {
        _parcel = parcel;
        return Task.CompletedTask;
    }

    public ValueTask<Parcel> Look() => new(_parcel);

    public Task<Label> Stick(Label label) => Task.FromResult(label);

    public Task<object> Echo(object value) => Task.FromResult(value);

    public Task<bool> IsSame(Parcel parcel, Parcel same) => Task.FromResult(ReferenceEquals(parcel, same));

    public ValueTask<ImmutableArray<Label>> Labels(ImmutableArray<Label> labels) => new(labels);
}
