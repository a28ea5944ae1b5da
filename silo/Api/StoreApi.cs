using Actors.Access;
using Actors.Displays;
using Actors.Lanes;
using Actors.Live;
using Actors.Security;
using Actors.Stores;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Actors.Api;

/// <summary>`/api/v1`: what the store is and does, its modes, and a stream of changes.</summary>
internal sealed partial class StoreApi(StoreSettings store, StoreView view, LiveStore live, StoreFeed feed, IGrainFactory grains, ScreenTokens screens, ScreenAddresses addresses, Audit audit, IHostApplicationLifetime lifetime, ILogger<StoreApi> logger)
{
    /// <summary>Pages that follow the stream at once: many consoles, and an end to what a fault or a stranger can hold open.</summary>
    private const int Followers = 64;

    private int _followers;

    /// <param name="routes">Where to map.</param>
    /// <param name="readsNeedKey">True when the store listens beyond this machine.</param>
    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey)
    {
        var api = routes.MapGroup("/api/v1").AddEndpointFilter<RefusalAnswers>();
        var reads = api.Reads(readsNeedKey);
        reads.MapGet("/store", () => view).WithSummary("The store.");
        reads.MapGet("/lanes", feed.LatestLanes).WithSummary("Every lane.");
        reads.MapGet("/lanes/{lane}", Lane).WithSummary("One lane, by its id in the store, such as checkout-1.").ProducesProblem(StatusCodes.Status404NotFound);
        reads.MapGet("/cameras", () => live.Latest<CameraView>(LiveKinds.Camera)).WithSummary("Every camera: counts and image lifetimes, never a picture.");
        reads.MapGet("/camera-hosts", () => live.Latest<CameraHostsView>(LiveKinds.CameraHosts).FirstOrDefault() ?? new CameraHostsView([], []))
            .WithSummary("The camera hosts of a cluster with their cameras, and the cameras that none of them has.");
        reads.MapGet("/displays", () => live.Latest<DisplayView>(LiveKinds.Display)).WithSummary("Every display.");
        reads.MapGet("/events", Events).WithSummary("Server-sent events `store`, `lane`, `camera`, `camera-hosts` and `display` with everything as it is, then every change, and `pulse` at least every 2 s.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        var guarded = api.MapGroup("").Needs(AccountRole.Operator);
        guarded.MapPut("/lanes/{lane}/mode", SetModeAsync).WithSummary("Changes what a lane's cameras may process, from their next frame on.")
            .Accepts<ModeChange>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        guarded.MapGet("/screens", Screens).WithSummary("The address of every screen, token included.");
    }

    private Results<Ok<LaneView>, ProblemHttpResult> Lane(string lane) =>
        feed.LatestLanes().FirstOrDefault(known => known.Lane == lane) is { } found ? TypedResults.Ok(found) : Unknown(lane);

    private IReadOnlyList<ScreenView> Screens(HttpRequest request) =>
        [.. store.Lanes.SelectMany(lane => lane.DisplayIds, (lane, id) => new ScreenView(id, lane.LaneId, addresses.For(request) + screens.PathFor(id)))];

    private async Task<Results<Ok<LaneView>, ProblemHttpResult>> SetModeAsync(string lane, HttpContext context, CancellationToken cancellationToken)
    {
        if (store.Lanes.FirstOrDefault(known => known.LaneId.LastSegment() == lane) is not { } settings)
        {
            return Unknown(lane);
        }

        var (mode, refusal) = await ModeChange.ReadAsync(context.Request, cancellationToken);
        if (mode is null)
        {
            return TypedResults.Problem(refusal, statusCode: StatusCodes.Status400BadRequest);
        }

        // The change goes on when the caller hangs up: half a change would be the worse surprise.
        var grain = grains.GetGrain<ILaneGrain>(settings.LaneId);
        var before = await grain.GetModeAsync(cancellationToken);
        AuditItem[] items = [new("mode", "lane", lane, before.Name(), mode.Value.Name())];
        if (mode < before)
        {
            // Nothing may keep a person from seeing less, an audit list that cannot be written included.
            var outcome = "failed";
            try
            {
                await grain.SetModeAsync(mode.Value, CancellationToken.None);
                outcome = "done";
            }
            finally
            {
                await audit.AfterwardsAsync(Caller.Of(context), items, outcome);
            }
        }
        else
        {
            await audit.AroundAsync<bool>(Caller.Of(context), items, async () =>
            {
                await grain.SetModeAsync(mode.Value, CancellationToken.None);
                return (true, "done", null);
            }, cancellationToken);
        }

        LogModeChanged(settings.LaneId, mode.Value.Name());
        var changed = (await grain.GetSnapshotAsync(cancellationToken)).View(settings);
        live.Publish(LiveKinds.Lane, settings.LaneId, changed);
        return TypedResults.Ok(changed);
    }

    private IResult Events(HttpContext context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _followers) > Followers)
        {
            Interlocked.Decrement(ref _followers);
            return TypedResults.Problem($"{Followers} pages follow this store already; close one and try again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // An open stream must not hold up the store's end.
        var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(until);
        context.Response.OnCompleted(() =>
        {
            Interlocked.Decrement(ref _followers);
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(live.ReadAsync(until.Token));
    }

    private ProblemHttpResult Unknown(string lane) => TypedResults.Problem(
        $"There is no lane '{(lane.Length <= 80 ? lane : lane[..77] + "...")}'; allowed are {string.Join(", ", store.Lanes.Select(known => $"'{known.LaneId.LastSegment()}'"))}.",
        statusCode: StatusCodes.Status404NotFound);
}
