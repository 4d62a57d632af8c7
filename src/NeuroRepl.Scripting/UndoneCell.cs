namespace NeuroRepl.Scripting;

/// <summary>A cell that was taken back, or would be.</summary>
/// <param name="Number">Its number; 0 for what a host ran behind the scenes.</param>
/// <param name="Code">What was typed.</param>
/// <param name="Declared">The variables that go with it.</param>
/// <param name="Restored">Variables of earlier cells that it set anew, and that get their values back.</param>
/// <param name="Left">Variables of earlier cells that keep what it set, since their earlier values are not held any more.</param>
public sealed record UndoneCell(int Number, string Code, IReadOnlyList<string> Declared, IReadOnlyList<string> Restored, IReadOnlyList<string> Left);
