namespace Actors.Tests.Chaos;

/// <summary>A store that runs as it would in a shop, on whichever engine, and can be broken.</summary>
internal interface IShop : IAsyncDisposable
{
    ShopFile File { get; }

    IReadOnlyList<Part> Parts { get; }

    /// <summary>Where console and API answer.</summary>
    IReadOnlyList<Uri> Servers { get; }

    /// <summary>Where screens open.</summary>
    IReadOnlyList<Uri> DisplayHosts { get; }

    /// <summary>Asks with the operator's key.</summary>
    HttpClient Http { get; }

    /// <summary>Everything that the store says has happened, read from where it is kept.</summary>
    Task<IReadOnlyList<KeptFact>> ReadFactsAsync();
}

/// <summary>A fact as it lies in the store's tables.</summary>
internal sealed record KeptFact(string Kind, string Key, string Subject, string Body, DateTimeOffset At);
