using Actors.Emergencies;
using Actors.Signage;

namespace Actors.Lanes;

internal sealed partial class LaneGrain
{
    public async Task ScheduleAsync(LaneSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Revision <= (record.State.Schedule?.Revision ?? 0))
        {
            return;
        }

        record.State.Schedule = schedule;
        await record.WriteStateAsync();
    }

    public async Task ObeyAsync(EmergencyOrders orders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (orders.Revision <= (record.State.Emergencies?.Revision ?? 0))
        {
            return;
        }

        record.State.Emergencies = orders;
        await record.WriteStateAsync();
    }
}
