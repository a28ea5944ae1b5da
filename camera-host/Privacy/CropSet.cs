namespace Actors.Vision;

/// <summary>The crops of one frame; they inherit its capture time, and whatever is left of them is wiped together.</summary>
internal sealed class CropSet(PrivacyGuard guard, long capturedAt, LifetimeRecorder lifetimes, Action wipeDerived) : IDisposable
{
    private readonly List<PixelLease> _crops = [];

    public PixelLease this[int index] => _crops[index];

    /// <summary>Memory for one more crop.</summary>
    public Span<byte> Add(int bytes)
    {
        var crop = guard.Rent(bytes, capturedAt, lifetimes, wipeDerived);
        _crops.Add(crop);
        return crop.Pixels;
    }

    public void Dispose() => _crops.ForEach(crop => crop.Dispose());
}
