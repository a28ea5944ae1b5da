namespace Orleans.Runtime;

/// <summary>Anything that can be addressed by a reference.</summary>
public interface IAddressable;
