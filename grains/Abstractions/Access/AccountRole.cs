namespace Actors.Access;

/// <summary>What an account may do; each role may do what those before it may. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.account-role")]
public enum AccountRole
{
    /// <summary>Reads everything but accounts.</summary>
    Viewer = 1,

    /// <summary>Changes content, schedule, campaigns, emergencies and modes.</summary>
    Operator = 2,

    /// <summary>Makes and revokes accounts.</summary>
    Admin = 3,
}
