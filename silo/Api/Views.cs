namespace Actors.Api;

/// <summary>Durations in milliseconds: median, 99th percentile and longest.</summary>
internal sealed record Quantiles(double P50, double P99, double Max);

/// <summary>How many people of one group are there, and how many of them look.</summary>
internal sealed record GroupView(string AgeBand, string Gender, int Count, int Looking);

/// <summary>Who is there, as counts.</summary>
internal sealed record AudienceView(int Count, int Looking, IReadOnlyList<GroupView> Groups, bool Simulated);

/// <summary>A decision and why it was taken.</summary>
internal sealed record DecisionView(long Sequence, DateTimeOffset At, string ContentId, string Title, string Trigger, string Reason, IReadOnlyList<string> Steps);

/// <summary>Hours in which a lane may show a restricted category, in the store's zone.</summary>
internal sealed record RestrictedView(string Category, string From, string To);

/// <summary>A lane.</summary>
internal sealed record LaneView(
    string Id,
    string Lane,
    string Name,
    string Kind,
    string Mode,
    bool Family,
    IReadOnlyList<RestrictedView> Restricted,
    AudienceView Audience,
    bool Blind,
    DecisionView? Current,
    IReadOnlyList<DecisionView> Recent,
    IReadOnlyList<string> Cameras,
    IReadOnlyList<string> Displays,
    long Sightings,
    long Decisions,
    string Notice,
    DateTimeOffset At);

/// <summary>A camera. The counts are since its host started.</summary>
internal sealed record CameraView(
    string Id,
    string Lane,
    string State,
    string? Error,
    string? ModeInForce,
    bool Simulated,
    double FramesPerSecond,
    long Frames,
    long Analysed,
    long Unchanged,
    long Dropped,
    long SightingBatches,
    Quantiles? LifetimeMs,
    string? Provider,
    string? Host,
    DateTimeOffset? HeardAt);

/// <summary>A camera host and the cameras it has been given.</summary>
internal sealed record CameraHostView(string Id, int Capacity, bool Alive, IReadOnlyList<string> Cameras);

/// <summary>How a store's cameras are shared out; no host for a store in one process.</summary>
internal sealed record CameraHostsView(IReadOnlyList<CameraHostView> Hosts, IReadOnlyList<string> Unassigned);

/// <summary>What a display plays.</summary>
internal sealed record PlayingView(string ContentId, string Title, string Kind, string Reason, DateTimeOffset StartedAt, bool Simulated, string? Campaign, string? Emergency);

/// <summary>How a screen is: `unknown`, `healthy`, `off`, `stale`, `frozen`, `dark` or `offline`; why, and since when.</summary>
internal sealed record DisplayHealthView(string State, string Sentence, DateTimeOffset Since);

/// <summary>A display. The counts are since its grain was activated. <see cref="Picture"/> is the address of a picture of what it shows, good for minutes.</summary>
internal sealed record DisplayView(
    string Id,
    string Lane,
    PlayingView? Now,
    int Pages,
    long Plays,
    DateTimeOffset? LastPlayAt,
    Quantiles? SightingToScreenMs,
    DisplayHealthView? Health,
    string? Picture,
    string Name = "");

/// <summary>The store. <see cref="Dashboard"/> tells whether this server mounts the Orleans dashboard.</summary>
internal sealed record StoreView(string Id, string Name, string Zone, string Operator, string Contact, IReadOnlyList<string> Lanes, string Version, bool ReadsNeedKey, bool Dashboard);

/// <summary>A screen's address, token included: who has it may play the screen.</summary>
internal sealed record ScreenView(string Id, string Lane, string Address);
