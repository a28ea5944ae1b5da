using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>What came of edits.</summary>
/// <param name="Verdict">In a word.</param>
/// <param name="Items">Every item after them, by kind and id; empty unless it was done.</param>
/// <param name="Changed">The items as each edit left them, in order; empty unless it was done.</param>
/// <param name="Sentences">What is wrong; empty when it was done.</param>
public sealed record SignageEditing(
    SignageVerdict Verdict, ImmutableArray<SignageItem> Items, ImmutableArray<SignageItem> Changed, ImmutableArray<string> Sentences)
{
    internal static SignageEditing Failed(SignageVerdict verdict, string sentence) => new(verdict, [], [], [sentence]);
}
