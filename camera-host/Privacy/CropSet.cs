namespace Actors.Vision;

/// <summary>The crops of one frame; they inherit its capture time, and whatever is left of them is wiped together.</summary>
internal sealed class CropSet(PrivacyGuard guard, long capturedAt, LifetimeRecorder lifetimes, Action wipeDerived) : IDisposable
{
    private readonly List<PixelLease> _crops = [];

    public PixelLease this[int index] => _crops[index];

    /// <summary>Memory for one more crop; false when the frame's time is up.</summary>
    public bool TryAdd(int bytes, out Span<byte> pixels)
    {
        var crop = guard.Rent(bytes, capturedAt, PrivacyGuard.CropLimit, lifetimes, wipeDerived);
        _crops.Add(crop);
        pixels = crop.Pixels;
        return !crop.IsExpired;
    }

    public void Dispose() => _crops.ForEach(crop => crop.Dispose());
}
