namespace Orleans.Concurrency;

/// <summary>A call whose caller waits for no answer and hears of no error.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
