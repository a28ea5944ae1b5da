namespace Actors.Tests.Calls;

internal interface IOrderGrain : IGrainWithStringKey
{
    ValueTask NoteAtOnce(int caller, int number);

    Task NoteLater(int caller, int number);

    Task NoteByOther(int caller, int number);

    Task<string> Verdict();
}
