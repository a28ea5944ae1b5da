namespace Actors.Tests.Interleaving;

public enum Manner
{
    /// <summary>As a call is: nobody comes in while it runs.</summary>
    Plain,

    /// <summary>With the chain of this call let in.</summary>
    Allowed,

    /// <summary>Let in, and the section left before the call.</summary>
    AllowedTooEarly,

    /// <summary>Let in, but the callback comes from a call that suppressed the chain.</summary>
    Suppressed,
}
