namespace Actors.Vision.Models;

/// <summary>A value in a graph that is being built.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes; pictures are batch, channels, rows, columns.</param>
internal sealed record OnnxValue(string Name, int[] Shape)
{
    public int Channels => Shape[1];

    public int Rows => Shape[2];

    public int Columns => Shape[3];
}
