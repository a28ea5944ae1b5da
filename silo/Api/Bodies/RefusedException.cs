namespace Actors.Api;

/// <summary>The caller's mistake, or the moment's trouble: answered with a status and one sentence.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="sentence">One sentence for people.</param>
/// <param name="sentences">Each thing that is wrong, where there are several.</param>
internal sealed class RefusedException(int status, string sentence, IReadOnlyList<string>? sentences = null) : Exception(sentence)
{
    public int Status => status;

    /// <summary>Each thing that is wrong, one at least.</summary>
    public IReadOnlyList<string> Sentences { get; } = sentences ?? [sentence];

    /// <summary>400: something in the request is not as it must be.</summary>
    public static RefusedException Bad(string sentence) => new(StatusCodes.Status400BadRequest, sentence);

    /// <summary>404: what the request names is not there.</summary>
    public static RefusedException Missing(string sentence) => new(StatusCodes.Status404NotFound, sentence);

    /// <summary>503: it cannot be done now.</summary>
    public static RefusedException Unavailable(string sentence) => new(StatusCodes.Status503ServiceUnavailable, sentence);
}
