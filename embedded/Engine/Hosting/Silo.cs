using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded;

/// <summary>All grains of the process, and what they share.</summary>
internal sealed partial class Silo : IDisposable
{
    private volatile SiloState _state = SiloState.Created;

    public Silo(
        IServiceProvider services,
        TimeProvider clock,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        ILogger<Silo> logger)
    {
        Services = services;
        Clock = clock;
        Logger = logger;
        Collection = collection.Value;
        Manifest = new GrainManifest(services);
        Catalog = new Catalog(this);
        Observers = new ObserverRegistry(this);
        Deadlines = new Deadlines(clock, messaging.Value.ResponseTimeout);
    }

    public IServiceProvider Services { get; }

    public TimeProvider Clock { get; }

    public ILogger Logger { get; }

    public GrainCollectionOptions Collection { get; }

    public GrainManifest Manifest { get; }

    public Catalog Catalog { get; }

    public ObserverRegistry Observers { get; }

    public Deadlines Deadlines { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; private set; } = [];

    public IOutgoingGrainCallFilter[] OutgoingFilters { get; private set; } = [];

    public bool HasIncomingFilters => IncomingFilters.Length != 0;

    public bool HasOutgoingFilters => OutgoingFilters.Length != 0;

    /// <summary>What a call gets that finds nobody any more.</summary>
    public static Exception Gone(Mailbox mailbox, Entry entry) =>
        new SiloUnavailableException($"{entry.Describe()}: {mailbox.Name} has ended.");

    /// <summary>Ends a grain that has failed because what it remembers is not what is stored: its next activation reads that. Those that only called it stay.</summary>
    public static void EndIfInconsistent(Exception exception, Mailbox callee)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } conflict && callee is Activation activation)
        {
            conflict.IsSourceActivation = false;
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, exception.Message));
        }
    }

    /// <summary>What a caller gets of a failure on the callee.</summary>
    public Exception Crossing(Exception exception, object call, Mailbox callee)
    {
        if (ExceptionBoundary.Refuse(exception) is not { } refused)
        {
            return exception;
        }

        LogRefused(Logger, call.ToString()!, callee.Name, exception);
        return refused;
    }

    public void Open()
    {
        // Filters may themselves ask for the grain factory, so they are made after the silo.
        IncomingFilters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        OutgoingFilters = [.. Services.GetServices<IOutgoingGrainCallFilter>()];
        _state = SiloState.Open;
    }

    /// <summary>Lets grains finish what they have begun, takes no call from outside any more, and deactivates them all.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        _state = SiloState.Closing;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is shutting down.");

        // Grains may wake others while they end, so look again until there are none.
        while (Catalog.All is { Length: > 0 } activations)
        {
            foreach (var activation in activations)
            {
                activation.Deactivate(reason, drain: true);
            }

            try
            {
                await Task.WhenAll(activations.Select(static activation => activation.Deactivated)).WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                LogAbandoned(Logger, Catalog.Count, string.Join(", ", Catalog.All.Take(10).Select(static activation => activation.Name)));
                break;
            }
        }

        _state = SiloState.Closed;
    }

    /// <summary>The mailbox behind a reference if there is one.</summary>
    public Mailbox? Find(GrainId id) => id.Type == ObserverRegistry.Type ? Observers.Find(id) : Catalog.Find(id);

    /// <summary>Brings a call to its target, which is activated if need be. Whatever goes wrong reaches the caller through the call.</summary>
    public void Deliver(GrainReference reference, Request request)
    {
        try
        {
            if (_state != SiloState.Open && !(_state == SiloState.Closing && request.Source is not null))
            {
                request.Reject(new SiloUnavailableException(
                    $"{request.Describe()} on {reference.GrainId}: the silo {(_state == SiloState.Created ? "has not started" : "is shutting down")}."));
                return;
            }

            while (true)
            {
                var taken = false;
                var mailbox = reference.Target ?? Locate(reference.GrainId, request, out taken);
                if (mailbox is null)
                {
                    request.Lose($"the observer {reference.GrainId.Key} is gone");
                    return;
                }

                if (!taken)
                {
                    request.Target = mailbox;
                    taken = mailbox.TryEnqueue(request);
                }

                if (taken)
                {
                    reference.Target = mailbox;
                    return;
                }
            }
        }
        catch (Exception exception)
        {
            request.Reject(exception);
        }
    }

    public void Dispose() => Deadlines.Dispose();

    private Mailbox? Locate(GrainId id, Request request, out bool taken)
    {
        taken = false;
        return id.Type == ObserverRegistry.Type ? Observers.Find(id) : Catalog.FindOrBegin(id, request, out taken);
    }
}
