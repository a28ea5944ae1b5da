namespace Actors.Tests.Calls;

internal interface IPartnerGrain : IGrainWithStringKey
{
    Task CallAndBeCalledBack(string partner);

    Task CallBack(string partner);

    Task Touch();

    [ResponseTimeout("00:01:00")]
    Task WaitPatiently(string gate);

    ValueTask<int> Nest(int depth);

    Task<string> Trace();

    Task<string> AskTrace(string partner);

    Task<bool> StaysOnTurn();
}
