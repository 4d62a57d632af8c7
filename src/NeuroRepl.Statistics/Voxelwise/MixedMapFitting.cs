using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>Linear mixed models of maps.</summary>
public static class MixedMapFitting
{
    /// <summary>Fits a linear mixed model at every place by restricted maximum likelihood: <c>copes.FitMixed("~ group * treatment + (1 | subject)")</c>. Subjects may lack sessions.</summary>
    /// <param name="copes">One map a scan; its table of scans has the variables of the model.</param>
    /// <param name="formula">R's notation with lme4's random effects; nothing stands left of ~, or a name for the value of the maps.</param>
    /// <param name="type">Which hypothesis the F test of each term stands for.</param>
    /// <param name="options">How factors are coded.</param>
    /// <returns>F with Satterthwaite's degrees of freedom for each term, estimates and standard errors for each coefficient, and how many places had no or a singular model.</returns>
    /// <exception cref="FormulaException">The formula cannot be read, or asks for what is not there; the message points at the place.</exception>
    /// <exception cref="ArgumentMistake">Too few scans for the coefficients, or no place has a model.</exception>
    /// <remarks>Numbers agree with lme4 and lmerTest (Kuznetsova, Brockhoff and Christensen, J. Stat. Softw. 82(13), 2017) place by place. One random intercept shares a spectral decomposition over all places; other structures are fitted place by place.</remarks>
    public static MixedMaps FitMixed(this CopeSet copes, string formula, SumsOfSquares type = SumsOfSquares.TypeIII, ModelOptions? options = null)
    {
        Guard.NotBlank(formula);
        options ??= new ModelOptions();
        var text = formula.TrimStart().StartsWith('~') ? $"{FreeName(copes.Scans)} {formula.TrimStart()}" : formula;
        var response = Formula.Parse(text, [.. copes.Scans.Columns.Select(c => c.Name)]).Response!;
        if (copes.Scans.Has(response)) { throw new ArgumentMistake($"{response} is a column of the scans; what is modelled here is the value of the maps.", $"Write {formula[formula.IndexOf('~', StringComparison.Ordinal)..]}."); }

        // The design is the same everywhere: it is read, checked and decomposed once, with noise in the place of the maps.
        var noise = new CounterRandom(seed: 1);
        var template = copes.Scans.With(new NumberColumn(response, [.. Enumerable.Range(0, copes.Count).Select(_ => noise.NextNormal())])).FitMixed(text, options: options);
        var solver = SharedIntercept.Fits(template.Problem) ? (IPlaceSolver)new SharedIntercept(template, type) : new SingleModels(template, type);
        var run = new MixedMapRun(copes, template, solver);
        run.Run();
        if (run.Modelled == 0)
        {
            throw new ArgumentMistake($"No place has a model: {run.Missing} of {copes.Space.Count} {copes.Space.Places} lack a value in some scan, at {run.Constant} nothing varies.", "Look at the maps: copes[0]. Leave out scans that do not cover the others' places: copes.At(…).");
        }

        return run.Result(response, options);
    }

    private static string FreeName(Table scans)
    {
        var name = "cope";
        while (scans.Has(name)) { name += "_"; }

        return name;
    }
}
