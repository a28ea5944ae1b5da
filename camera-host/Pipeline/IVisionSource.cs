namespace Actors.Vision;

/// <summary>Opens the models for one camera after the other; the sessions behind them are shared.</summary>
public interface IVisionSource
{
    /// <summary>Models for one thread.</summary>
    /// <exception cref="ActorsException">The models are missing or do not match their hashes.</exception>
    IFaceVision Open();
}
