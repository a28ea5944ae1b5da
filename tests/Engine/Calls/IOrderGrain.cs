namespace Actors.Tests.Calls;

internal interface IOrderGrain : IGrainWithStringKey
{
    ValueTask NoteAtOnce(int caller, int number);

    Task NoteLater(int caller, int number);

    Task NoteByOther(int caller, int number);

    /// <summary>Completes at once when the activation is idle.</summary>
    ValueTask Settled();

    Task<string> Verdict();
}
