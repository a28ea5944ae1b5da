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

    public async Task<Parcel> LookLater()
    {
        await Task.Yield();
        return _parcel;
    }

    public Task Add(string item)
    {
        _parcel.Items.Add(item);
        return Task.CompletedTask;
    }

    public Task<Label> Stick(Label label) => Task.FromResult(label);

    public Task<Tag> Mark(Tag tag) => Task.FromResult(tag);

    public Task<object> Echo(object value) => Task.FromResult(value);

    public Task<bool> IsSame(Parcel parcel, Parcel same) => Task.FromResult(ReferenceEquals(parcel, same));

    public Task<bool> IsShared(List<Parcel> parcels) => Task.FromResult(ReferenceEquals(parcels[0], parcels[1]));

    public ValueTask<ImmutableArray<Label>> Labels(ImmutableArray<Label> labels) => new(labels);

    public Task<object> Hide() => Task.FromResult<object>(new Secret());
}
