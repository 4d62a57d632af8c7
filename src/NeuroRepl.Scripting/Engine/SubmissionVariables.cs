using System.Reflection;

namespace NeuroRepl.Scripting.Engine;

/// <summary>The variables in the objects that the compiler makes of submissions: a field each, beside fields of its own whose names hold a bracket.</summary>
internal static class SubmissionVariables
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The variables of submissions, oldest first; of one name the last.</summary>
    public static IReadOnlyList<Variable> Of(IEnumerable<object?> submissions)
    {
        var variables =
            from submission in submissions.OfType<object>()
            from field in FieldsOf(submission)
            select new Variable(field.Name, field.FieldType, field.GetValue(submission));
        return [.. variables.GroupBy(v => v.Name).Select(named => named.Last())];
    }

    /// <summary>The fields that hold the variables of one submission.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(object? submission) => submission is null ? [] : submission.GetType().GetFields(Fields)
        .Where(static field => !field.Name.Contains('<', StringComparison.Ordinal) && !field.Name.Contains('#', StringComparison.Ordinal));
}
