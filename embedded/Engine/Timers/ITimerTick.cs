namespace Actors.Embedded;

/// <summary>A timer's tick as call filters see it: a method that no grain has.</summary>
internal interface ITimerTick
{
    Task InvokeCallbackAsync();
}
