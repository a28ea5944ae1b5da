namespace Actors.Tests.Copying;

/// <summary>Mutable on purpose: what aliasing bugs are made of.</summary>
[GenerateSerializer]
public class Parcel
{
    [Id(0)]
    public List<string> Items { get; set; } = [];

    [Id(1)]
    public Parcel? Inner { get; set; }

    [Id(2)]
    public Dictionary<string, int[]> Weights { get; set; } = [];

    /// <summary>Said not to travel.</summary>
    [field: NonSerialized]
    public string Scribble { get; set; } = "as new";
}
