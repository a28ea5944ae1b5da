namespace Orleans;

/// <summary>Activations of this class stay however idle they are.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public class KeepAliveAttribute : Attribute;
