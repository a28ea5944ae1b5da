using Actors.Emergencies;
using Actors.Signage;

namespace Actors.Lanes;

internal sealed partial class LaneGrain
{
    /// <summary>Whether the record is on disk as it is in memory: what was taken over and could not be written is written when it is sent again.</summary>
    private bool _written = true;

    public async Task ScheduleAsync(LaneSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.LaneId != Key)
        {
            throw new ArgumentException($"The schedule of \"{schedule.LaneId}\" reached the lane \"{Key}\".", nameof(schedule));
        }

        var revision = record.State.Schedule?.Revision ?? 0;
        if (schedule.Revision < revision || (schedule.Revision == revision && _written))
        {
            return;
        }

        record.State.Schedule = schedule;
        await WriteAsync();
        AttendAgain();
        await ApplyAsync(_plan?.Schedule(schedule, clock.GetUtcNow()), renewed: true);
    }

    public async Task ObeyAsync(EmergencyOrders orders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var revision = record.State.Emergencies?.Revision ?? 0;
        if (orders.Revision < revision || (orders.Revision == revision && _written))
        {
            return;
        }

        // The screens do not wait for the disk, nor the disk for them.
        record.State.Emergencies = orders;
        AttendAgain();
        await Task.WhenAll(ApplyAsync(_plan?.Tick(clock.GetUtcNow())), WriteAsync());
    }

    private async Task WriteAsync()
    {
        _written = false;
        await record.WriteStateAsync();
        _written = true;
    }
}
