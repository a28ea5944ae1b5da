namespace Actors.Tests.Copying;

[GenerateSerializer]
public sealed class Crate : Parcel
{
    [Id(0)]
    private readonly int _size;

    public Crate(int size) => _size = size;

    public int Size => _size;
}
