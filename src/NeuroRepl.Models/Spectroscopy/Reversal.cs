using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Whether a spectrum was read the wrong way round.</summary>
internal static class Reversal
{
    /// <summary>Whether the metabolites explain far more of the data once these are conjugated, which is how a reader's wrong sign shows.</summary>
    /// <param name="dataSquare">Sum of squares of the data, a baseline taken out.</param>
    /// <param name="residualSquare">What the fit left of it.</param>
    public static bool Looks(Spectrum spectrum, BasisSet basis, SpectrumModel model, double signalToNoise, double dataSquare, double residualSquare)
    {
        if (signalToNoise > 20 && residualSquare < 0.3 * dataSquare) { return false; }

        var mirror = new Spectrum([.. spectrum.Fid.ToArray().Select(Complex.Conjugate)], spectrum.Acquisition);
        var other = new LinearCombination(new BroadenedBasis(basis, mirror, new int[basis.Metabolites.Count], 1), new FitWindow(mirror, [model.Range], model.PolynomialOrder));
        var search = new FitSearch(other, model, 1, mirror);
        search.Coarse();
        return search.CoarseRss < 0.5 * other.DataSquare && other.DataSquare - search.CoarseRss > 4 * (dataSquare - residualSquare);
    }
}
