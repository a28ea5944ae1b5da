namespace Actors.Vision;

/// <summary>Of boxes that overlap, the one with the highest score stays.</summary>
internal static class NonMaximumSuppression
{
    /// <summary>Boxes that share more than this part of their union are one face.</summary>
    public const float MostOverlap = 0.3f;

    /// <summary>Writes the boxes that stay, highest score first, and returns how many; sorts the candidates.</summary>
    public static int Keep(Span<FaceBox> candidates, Span<FaceBox> kept)
    {
        candidates.Sort(static (left, right) => right.Score.CompareTo(left.Score));
        var count = 0;
        foreach (ref readonly var candidate in candidates)
        {
            if (count == kept.Length)
            {
                break;
            }

            if (!OverlapsAny(candidate, kept[..count]))
            {
                kept[count++] = candidate;
            }
        }

        return count;
    }

    /// <summary>The shared part of two boxes' union, 0 to 1.</summary>
    public static float Overlap(in FaceBox left, in FaceBox right)
    {
        var width = Math.Min(left.X + left.Width, right.X + right.Width) - Math.Max(left.X, right.X);
        var height = Math.Min(left.Y + left.Height, right.Y + right.Height) - Math.Max(left.Y, right.Y);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var shared = width * height;
        return shared / (left.Width * left.Height + right.Width * right.Height - shared);
    }

    private static bool OverlapsAny(in FaceBox candidate, ReadOnlySpan<FaceBox> others)
    {
        foreach (ref readonly var other in others)
        {
            if (Overlap(candidate, other) > MostOverlap)
            {
                return true;
            }
        }

        return false;
    }
}
