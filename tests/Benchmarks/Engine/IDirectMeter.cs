namespace Actors.Benchmarks.Engine;

internal interface IDirectMeter
{
    ValueTask Take(Reading reading);
}
