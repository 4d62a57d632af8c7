namespace NeuroRepl.Scripting.Tests.Engine;

/// <summary>Both engines: what a submission means has to be the same in each.</summary>
public sealed class Engines : TheoryData<EngineKind>
{
    public Engines()
    {
        Add(EngineKind.Own);
        Add(EngineKind.CSharpScript);
    }
}
