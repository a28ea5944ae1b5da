namespace Actors.Benchmarks.Vision;

/// <summary>One round: every side over the same frames, one after the other. CPU times in milliseconds a frame.</summary>
/// <param name="Ours">The product as it runs.</param>
/// <param name="Bare">The same inferences by ONNX Runtime alone.</param>
/// <param name="OursEveryFace">The product's parts with age and gender of every face on every frame.</param>
/// <param name="BareEveryFace">The same inferences by ONNX Runtime alone.</param>
/// <param name="Human">Human in Node, every frame analysed whole; NaN when left out.</param>
internal readonly record struct Round(double Ours, double Bare, double OursEveryFace, double BareEveryFace, double Human);
