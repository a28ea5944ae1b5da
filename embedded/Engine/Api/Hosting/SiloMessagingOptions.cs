namespace Orleans.Configuration;

/// <summary>How calls are delivered in a silo.</summary>
public class SiloMessagingOptions : MessagingOptions;
