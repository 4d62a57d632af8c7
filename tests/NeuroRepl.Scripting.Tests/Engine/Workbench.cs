namespace NeuroRepl.Scripting.Tests.Engine;

/// <summary>Globals as a host gives them.</summary>
public sealed class Workbench
{
    public string study { get; set; } = "pilot";

    public int answer { get; set; } = 42;

    public string[] Args { get; init; } = [];

    public int Twice(int x) => 2 * x;
}
