using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Actors.Cameras;

/// <summary>The cameras that the options name, for a store in one process.</summary>
internal sealed class FixedRoster(IOptions<CameraHostOptions> options) : ICameraRoster
{
    private bool _said;

    public async Task<ImmutableArray<CameraPost>> NextAsync(ImmutableArray<string> running, CancellationToken cancellationToken)
    {
        if (_said)
        {
            var never = new TaskCompletionSource();
            await never.Task.WaitAsync(cancellationToken);
        }

        _said = true;
        return [.. options.Value.Cameras];
    }

    public Task LeaveAsync(ImmutableArray<string> running) => Task.CompletedTask;
}
