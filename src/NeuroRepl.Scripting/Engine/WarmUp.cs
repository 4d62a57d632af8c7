namespace NeuroRepl.Scripting.Engine;

/// <summary>What is run in the background at the start, so that the compiler's and the runtime's own code is compiled before it is needed.</summary>
internal static class WarmUp
{
    private static readonly string[] Lines =
    [
        "1+1",
        "var warm = Enumerable.Range(0, 3).Select(i => i * 2.0).ToList();",
        "await Task.Yield(); $\"{1.5:F1}\"",
        "record struct Warm(int A); new Warm(1)",
        "for (var i = 0; i < 3; i++) { if (i > 5) { throw new InvalidOperationException(); } }",
    ];

    /// <summary>Compiles against the session's references, and runs nothing of the user's.</summary>
    public static void Run(IScriptEngine engine)
    {
        foreach (var line in Lines)
        {
            if (engine.Compile(new Cell(0, line), CancellationToken.None) is Compiled.Ready ready) { ready.Run().GetAwaiter().GetResult(); }
        }
    }
}
