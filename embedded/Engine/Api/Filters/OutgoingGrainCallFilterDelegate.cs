namespace Orleans;

/// <summary><see cref="IOutgoingGrainCallFilter"/> as a function.</summary>
public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
