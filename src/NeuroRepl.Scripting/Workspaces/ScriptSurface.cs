using System.Reflection;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;
using NeuroRepl.IO;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;
using NeuroRepl.Statistics;
using NeuroRepl.Views;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>What scripts see without a <c>using</c> or an <c>#r</c>.</summary>
public static class ScriptSurface
{
    /// <summary>The namespaces that are imported. Left out on purpose: System.Threading and System.Timers, whose <c>Barrier</c> and <c>Timer</c> nobody types here.</summary>
    public static IReadOnlyList<string> Imports { get; } =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks",
        "MathNet.Numerics", "MathNet.Numerics.LinearAlgebra", "MathNet.Numerics.Statistics", "MathNet.Numerics.Distributions",
        "NeuroRepl.Numerics", "NeuroRepl.IO", "NeuroRepl.IO.Atlases", "NeuroRepl.IO.Events", "NeuroRepl.IO.Grayordinate", "NeuroRepl.IO.Receptors", "NeuroRepl.IO.Spectroscopy", "NeuroRepl.IO.Surfaces", "NeuroRepl.IO.Volumes",
        "NeuroRepl.Domain.Atlases", "NeuroRepl.Domain.Clinical", "NeuroRepl.Domain.Designs", "NeuroRepl.Domain.Imaging", "NeuroRepl.Domain.Pharmacology", "NeuroRepl.Domain.Physiology", "NeuroRepl.Domain.Receptors", "NeuroRepl.Domain.Spectroscopy", "NeuroRepl.Domain.Studies", "NeuroRepl.Domain.Tables",
        "NeuroRepl.Models.Spectroscopy", "NeuroRepl.Models.Spectroscopy.Dynamic", "NeuroRepl.Models.Preprocessing", "NeuroRepl.Models.Quantification", "NeuroRepl.Models.Quality",
        "NeuroRepl.Models.FirstLevel", "NeuroRepl.Models.Cleaning", "NeuroRepl.Models.Smoothing", "NeuroRepl.Models.Connectivity",
        "NeuroRepl.Statistics", "NeuroRepl.Statistics.Classical", "NeuroRepl.Statistics.Longitudinal", "NeuroRepl.Statistics.Assays", "NeuroRepl.Statistics.Auditing",
        "NeuroRepl.Statistics.Clusters", "NeuroRepl.Statistics.Maps", "NeuroRepl.Statistics.MixedEffects", "NeuroRepl.Statistics.Permutation", "NeuroRepl.Statistics.Smoothness", "NeuroRepl.Statistics.Voxelwise",
        "NeuroRepl.Statistics.Bayes", "NeuroRepl.Statistics.Bayes.Comparison", "NeuroRepl.Statistics.Bayes.Diagnostics", "NeuroRepl.Statistics.Bayes.Prediction", "NeuroRepl.Statistics.Bayes.Priors",
        "NeuroRepl.Statistics.Formulas", "NeuroRepl.Statistics.Linear", "NeuroRepl.Statistics.Mixed", "NeuroRepl.Statistics.Means",
        "NeuroRepl.Simulation.Imaging", "NeuroRepl.Simulation.Spectroscopy",
        "NeuroRepl.Figures", "NeuroRepl.Figures.Brain", "NeuroRepl.Figures.Charts", "NeuroRepl.Views",
        "NeuroRepl.Scripting.Workspaces",
    ];

    /// <summary>Names that are brought one by one: of System.Numerics the complex number only, since its <c>Vector</c> would hide Math.NET's; our <c>Correlation</c>, which has p and interval, before Math.NET's.</summary>
    public const string Prelude = "using Complex = System.Numerics.Complex; using Correlation = NeuroRepl.Statistics.Classical.Correlation;";

    /// <summary>The assemblies that scripts can use; what these need in turn is found by the engine.</summary>
    public static IReadOnlyList<Assembly> References { get; } =
        [.. Documented(), typeof(MathNet.Numerics.Constants).Assembly];

    /// <summary>The assemblies whose members <c>Help</c> looks up, the nearest to the user first.</summary>
    internal static IReadOnlyList<Assembly> DocumentedAssemblies => [.. Documented()];

    private static IEnumerable<Assembly> Documented() =>
    [
        typeof(Workspace).Assembly, typeof(Study).Assembly, typeof(SpectrumFit).Assembly, typeof(PValue).Assembly, typeof(StudyFiles).Assembly, typeof(IView<>).Assembly, typeof(BasisSetSimulation).Assembly, typeof(Figure).Assembly, typeof(Guard).Assembly,
    ];
}
