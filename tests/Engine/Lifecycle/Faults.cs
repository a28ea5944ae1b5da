namespace Actors.Tests.Lifecycle;

/// <summary>Faults that grains of a test commit.</summary>
internal static class Faults
{
    /// <summary>How many more activations of the fragile house fail.</summary>
    public static int Activations { get; set; }
}
