using Actors.Audiences;

namespace Actors.Vision;

/// <summary>Ages in years as bands.</summary>
internal static class AgeBands
{
    public static AgeBand Of(double years) => years switch
    {
        double.NaN => AgeBand.Unknown,
        < 18 => AgeBand.Under18,
        < 35 => AgeBand.From18To34,
        < 55 => AgeBand.From35To54,
        _ => AgeBand.From55,
    };
}
