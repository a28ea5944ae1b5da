namespace Actors.Vision.Models;

/// <summary>A weight out of a tfjs file, dequantised.</summary>
/// <param name="Values">The values, last index fastest; integers as floats that hold them exactly.</param>
/// <param name="Shape">The sizes.</param>
internal sealed record TfjsTensor(float[] Values, int[] Shape)
{
    public int[] Integers => Array.ConvertAll(Values, value => (int)value);
}
