using Microsoft.CodeAnalysis.CSharp;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Language;

/// <summary>Whether a text can be run as it stands.</summary>
internal static class CompletenessOf
{
    public static Completeness Text(string code) =>
        new(SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(code, ParseRules.Script)) ? CompletenessState.Complete : CompletenessState.Incomplete);
}
