using System.Globalization;

namespace Actors.Embedded;

/// <summary>Says who waits for whom when a call was not answered in time.</summary>
internal static class CallChain
{
    /// <summary>Longer chains are cut; they are cycles already found, or nothing a person reads.</summary>
    private const int Longest = 16;

    public static TimeoutException TimedOut(Request request, TimeSpan timeout)
    {
        var callee = request.Target?.Name ?? "its target";
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Describe()} on {callee} gave no answer within {timeout.TotalSeconds:0.###} s{(request.Loss is { } loss ? $": {loss}" : "")}. ");
        return new TimeoutException(message + Chain(request));
    }

    private static string Chain(Request request)
    {
        var links = new List<string> { $"{request.Describe()} on {request.Target?.Name ?? "its target"}" };
        var seen = new HashSet<Mailbox>();
        if (request.Target is { } target)
        {
            seen.Add(target);
        }

        var cycle = false;
        var source = request.Source;
        while (source is not null && links.Count < Longest)
        {
            cycle |= !seen.Add(source);
            var cause = source.Running().FirstOrDefault(static entry => entry.Mode != CallMode.Interleaved)
                ?? source.Running().FirstOrDefault();
            links.Add(cause is null ? source.Name : $"{cause.Describe()} on {source.Name}");
            if (cycle)
            {
                break;
            }

            source = cause?.Source;
        }

        if (source is null)
        {
            links.Add("a caller outside the grains");
        }

        links.Reverse();
        var chain = $"Call chain: {string.Join(" -> ", links)}.";
        var waits = request.Target is { } callee && !callee.Running().Contains(request);
        return cycle && waits ? $"{chain} That is a deadlock: {request.Target!.Name} waits for its own answer." : chain;
    }
}
