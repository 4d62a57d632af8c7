namespace NeuroRepl.Scripting.Help;

/// <summary>Topics on fitting one spectrum: the default model, its parts, and how sure it is.</summary>
internal static class SpectrumFitTopics
{
    private const string OpenBasis = "var basis = BasisSet.Open(\"slaser_7t.basis\");\n";
    private const string FitOne = OpenBasis + "var fit = spectra[0].Preprocess().Fit(basis);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("fit spectrum", "Linear-combination fit in the frequency domain: metabolite amplitudes that are not negative under one lineshape, phases, and a smooth baseline. The default model is one setting for every "
            + "spectrum: shifts and broadenings of single metabolites, asymmetry, baseline and macromolecular ratios have priors whose widths are learned from the spectrum itself.",
            FitOne + "fit[\"Glu\"]\nfit.Plot(ppm: (0.2, 4.2))\nfit.Sums\nfit.Learned")
            { Words = ["fit", "fitting", "linear combination", "quantify", "concentration", "glutamate", "default model", "glx"], Types = ["SpectrumModel", "SpectrumFit", "MetaboliteEstimate"] },
        new("fit as others do", "SpectrumModel.FslMrs is the model of FSL-MRS (a Voigt line, a polynomial baseline); SpectrumModel.LcModelLike has LCModel's knots, simulated lines and soft ratios; "
            + "any property can be changed with { … } on new SpectrumModel.",
            OpenBasis + "spectra[0].Preprocess().Fit(basis, SpectrumModel.FslMrs)[\"Glu\"]\nspectra[0].Preprocess().Fit(basis, SpectrumModel.LcModelLike)[\"Glu\"]")
            { Words = ["lcmodel", "fsl-mrs", "osprey", "soft ratio", "ratio prior", "parity"], Types = ["RatioPrior"] },
        new("baseline", "Smooth signal that no metabolite has: a penalised spline whose stiffness is found by restricted maximum likelihood, from a parabola to a wave as the data ask; "
            + "fit.BaselineFreedom says how many parameters it took. BaselineOrder chooses a polynomial instead.",
            FitOne + "fit.BaselineFreedom\nspectra[0].Preprocess().Fit(basis, new SpectrumModel { BaselineOrder = 2 })[\"Gln\"]")
            { Words = ["spline", "dkntmn", "knots", "polynomial", "water tail"] },
        new("macromolecules", "Broad lines of proteins between 0.9 and 4 ppm, and lipids. A basis that lacks them gets published ones; one that has them in one piece is cut at its valleys, and the parts may leave their usual ratio softly.",
            FitOne + "fit.Basis.Names\nspectra[0].Preprocess().Fit(basis, new SpectrumModel { AddBackground = false })[\"Glu\"]")
            { Words = ["mm", "lipids", "background", "lip13"] },
        new("lineshape", "What an inhomogeneous field does to every line alike: a Voigt line that may lean to one side if the spectrum does.", FitOne + "fit.PlotLineshape()")
            { Words = ["asymmetry", "linewidth", "voigt", "shim", "eddy"] },
        new("CRLB", "The Cramér-Rao lower bound: the smallest standard deviation that an unbiased estimate can have, from the Fisher information of the fit. "
            + "Judge it in absolute terms too: a percentage grows without bound where a concentration is small. StandardError is larger where the residual is more than noise.",
            FitOne + "fit[\"Glu\"].Crlb\nfit[\"Glu\"].StandardError\nfit.Correlation(\"NAA\", \"NAAG\")")
            { Words = ["cramer-rao", "cramér-rao", "uncertainty", "error bar", "standard error", "correlation"], Types = ["MetaboliteEstimate"] },
        new("MCMC of a fit", "Markov chains of the fit's own posterior: a check of the CRLB, and the answer where a concentration is near its bound of zero.",
            FitOne + "var sample = fit.Sample(draws: 400);\nsample.Sd(\"GABA\")\nsample.RHat(\"GABA\")")
            { Words = ["markov chain", "posterior", "sample", "credible"], Types = ["PosteriorSample"] },
        new("MEGA editing", "A sequence that inverts a stretch of the spectrum in every other transient; the difference keeps what couples into it. Two bases and their difference are simulated like any other.",
            "var on = BasisSet.Simulate(Sequence.MegaPress(0.068, editingPpm: 1.9), 123.2, bandwidthHz: 2000, points: 1024, metabolites: [\"GABA\", \"NAA\"], macromolecules: false);\n"
            + "var off = BasisSet.Simulate(Sequence.MegaPress(0.068, editingPpm: 7.5), 123.2, bandwidthHz: 2000, points: 1024, metabolites: [\"GABA\", \"NAA\"], macromolecules: false);\n"
            + "BasisSet.Difference(on, off).Names")
            { Words = ["mega-press", "edited", "gaba", "difference", "editing"], Types = ["Sequence"] },
    ];
}
