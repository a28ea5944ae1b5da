namespace Actors.Tests.Storage;

internal interface ILedgerGrain : IGrainWithStringKey
{
    Task Write(LedgerState state);

    Task<LedgerState> Read();

    Task Clear();

    Task<string?> Etag();

    Task Leave();
}
