namespace NeuroRepl.Cli.Terminal.Explorer;

/// <summary>By what variables are sorted.</summary>
internal enum ExplorerOrder
{
    /// <summary>As they were declared.</summary>
    Set,
    Name,
    Type,

    /// <summary>The largest first.</summary>
    Size,
}
