namespace Orleans.Concurrency;

/// <summary>All calls of this grain may interleave; still only one of them runs at any moment.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
