using Xunit;

namespace NeuroRepl.Testing;

/// <summary>A fact that needs something a plain .NET machine lacks. Missing there, it is skipped with the reason; missing in CI, it fails.</summary>
/// <param name="needs">A program on the PATH ("nifti_tool"), "python:module" ("python:nibabel"), "r:package" ("r:lme4"), or "shared:path" (real data beside the checkout).</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute : FactAttribute
{
    public NeedsAttribute(params string[] needs)
    {
        var missing = needs.Where(need => !Tools.Has(need)).ToArray();
        var isOptional = missing.All(need => need.StartsWith("shared:", StringComparison.Ordinal));
        if (missing.Length > 0 && (isOptional || Environment.GetEnvironmentVariable("CI") != "true"))
        {
            Skip = $"needs {string.Join(", ", missing)}, which is not here";
        }
    }
}
