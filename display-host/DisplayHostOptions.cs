namespace Actors.Displays;

/// <summary>What a display host serves, for whom, and where it keeps its copies. Checked when the host starts.</summary>
public sealed class DisplayHostOptions
{
    /// <summary>Name of this host among those that serve the same displays; 1 to 64 characters.</summary>
    public string HostId { get; set; } = Environment.MachineName;

    /// <summary>
    /// The key of the store whose grain says what there is to serve, such as `s1`; it is asked for the names, lanes and displays, and what it
    /// said last is kept. Null in a process that knows its store: there <see cref="StoreName"/> and the others say it.
    /// </summary>
    public string? StoreId { get; set; }

    /// <summary>The store's name for people, on the notice.</summary>
    public string StoreName { get; set; } = "";

    /// <summary>Who is responsible, on the notice.</summary>
    public string Operator { get; set; } = "";

    /// <summary>How to reach them, on the notice: a mail address, telephone number or postal address.</summary>
    public string Contact { get; set; } = "";

    /// <summary>The lanes that have a notice, with their displays.</summary>
    public IList<LaneSite> Lanes { get; } = [];

    /// <summary>Folder for programs, content and proofs that wait, this host's alone, made when missing; what lies there survives a restart without network.</summary>
    public string CacheFolder { get; set; } = "";

    /// <summary>Most bytes of content to keep, 16 MiB or more; content of a current program is never thrown out. 4 GiB by default.</summary>
    public long CacheBytes { get; set; } = 4L << 30;

    /// <summary>Key from which the screens' tokens are derived, 32 bytes or more.</summary>
    public byte[] TokenSecret { get; set; } = [];

    /// <summary>
    /// The address under which a shopper's phone reaches this host, for the QR code. Null takes the address with which a screen's page was
    /// asked for, which is right when the screen asks for it by a name or number that phones reach too.
    /// </summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>How often a subscription to a display's grain is renewed, 1 to 50 s; grains forget after a minute.</summary>
    public TimeSpan SubscriptionRenewal { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a play that a page had begun and not ended waits for that page's browser to come back, 1 s to 1 day; then it is proved as far as
    /// it was heard. 10 min by default: a page that was cut off for less proves what it went on with.
    /// </summary>
    public TimeSpan LeftPlayPatience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a page is asked how it is, 1 to 60 s; with more than 2 s, what is wrong with a screen is known later than in 10 s.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(2);
}
